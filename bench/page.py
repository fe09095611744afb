"""How heavy and how quick the page is, beside pyvis's own output: `python -m bench.page [--runs N]`, or `make bench-page`.

Made-up graphs of four sizes; headless Chromium, a window of 1440 × 900, the network off. First draw is the time from opening
the file until the canvas holds ink; frames are counted while the mouse drags and the wheel turns for four seconds. `everything` is
the same page with all its names on show. A file that only fills a canvas is measured first: what the machine itself takes just now.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.filmland import filmland
from queries.page import build

SIZES = ((200, 600), (1000, 3000), (5000, 15000), (20000, 60000))
BUILDING = 300
"""Seconds after which a page that is still being written is given up."""
PATIENCE = 30
"""Seconds after which a page that has drawn nothing is given up."""
_INK = """() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width || !canvas.height) return false;
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  for (let at = 3; at < data.length; at += 64) if (data[at]) return true;
  return false;
}"""
_PLAIN = """<!DOCTYPE html><canvas width="1000" height="700"></canvas>
<script>document.querySelector("canvas").getContext("2d").fillRect(0, 0, 1000, 700)</script>"""
_COUNT = "() => { window.frames_ = 0; const tick = () => { window.frames_++; requestAnimationFrame(tick); }; requestAnimationFrame(tick); }"


@dataclass(frozen=True, slots=True)
class Built:
    """A page on disk: how long it took by the clock and of the processor, at what peak of memory, how large it became."""

    file: Path
    seconds: float
    cpu: float
    megabytes: float
    size: float


def ours(nodes: int, edges: int, file: Path) -> None:
    graph = filmland(nodes, edges)
    started = time.perf_counter(), time.process_time()
    file.write_text(build(graph, title="Film land"), encoding="utf-8")
    _tell(file, started)


def theirs(nodes: int, edges: int, file: Path) -> None:
    """The same nodes and lines as pyvis writes them: physics on, as its examples have it."""
    from pyvis.network import Network  # noqa: PLC0415 - heavy

    from queries.page.document import look  # noqa: PLC0415
    from queries.page.drawing import drawing  # noqa: PLC0415
    from queries.page.facts import world  # noqa: PLC0415

    drawn = drawing(world(filmland(nodes, edges)), [kind["name"] for kind in look()["kinds"]])
    started = time.perf_counter(), time.process_time()
    network = Network(cdn_resources="in_line")
    for node in drawn.pyvis.nodes:
        network.add_node(node["id"], label=node["label"])
    for edge in drawn.pyvis.edges:
        network.add_edge(edge["from"], edge["to"])
    file.write_text(network.generate_html(), encoding="utf-8")
    _tell(file, started)


def _tell(file: Path, started: tuple[float, float]) -> None:
    wall, cpu = time.perf_counter() - started[0], time.process_time() - started[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    file.with_suffix(".txt").write_text(f"{wall} {cpu} {peak}", encoding="ascii")


def built(make: Callable[[int, int, Path], None], nodes: int, edges: int, file: Path) -> Built | None:
    """Built in a process of its own, so that its peak of memory is its own; none where it takes too long."""
    worker = multiprocessing.get_context("spawn").Process(target=make, args=(nodes, edges, file))
    worker.start()
    worker.join(BUILDING)
    if worker.is_alive():
        worker.kill()
        return None
    wall, cpu, peak = map(float, file.with_suffix(".txt").read_text(encoding="ascii").split())
    return Built(file, wall, cpu, peak, file.stat().st_size / 1e6)


def looked_at(browser: Any, address: str) -> tuple[float, float]:
    """Seconds to the first draw (infinite where none came), and frames a second while dragging and zooming."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    started = time.perf_counter()
    with suppress(Exception):
        page.goto(address, wait_until="commit", timeout=PATIENCE * 1000)
    drawn = float("inf")
    while time.perf_counter() - started < PATIENCE:
        with suppress(Exception):
            if page.evaluate(_INK):
                drawn = time.perf_counter() - started
                break
        time.sleep(0.02)
    frames = moved(page) if drawn < PATIENCE else 0.0
    context.close()
    return drawn, frames


def moved(page: Any) -> float:
    page.wait_for_timeout(600)
    x, y = 400, 500
    page.mouse.move(x, y)
    page.evaluate(_COUNT)
    started, turn = time.perf_counter(), 0
    page.mouse.down()
    while (passed := time.perf_counter() - started) < 4:
        turn += 1
        if passed < 2:
            page.mouse.move(x + 150 * ((turn % 40) - 20) / 20, y + 90 * ((turn % 25) - 12) / 12)
        else:
            page.mouse.up()
            page.mouse.wheel(0, 60 if turn % 20 < 10 else -60)
    return float(page.evaluate("window.frames_")) / (time.perf_counter() - started)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    options.add_argument("--runs", type=int, default=5, help="medians of so many")
    options.add_argument("--most", type=int, default=SIZES[-1][0], help="no graph of more nodes")
    options.add_argument("--alone", action="store_true", help="leave pyvis out, which takes minutes")
    given = options.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not installed (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {given.runs}")
    print(f"{'page':<12}{'nodes':>8}{'lines':>8}{'build s':>9}{'cpu s':>8}{'peak MB':>9}{'file MB':>9}{'first draw s':>14}{'frames/s':>10}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        plain = Path(folder) / "plain.html"
        plain.write_text(_PLAIN, encoding="utf-8")
        print(f"{'plain canvas':<54}{'':>9}{seen(browser, plain.as_uri(), given.runs)}", flush=True)
        for name, make, fragments in (("reelgraph", ours, ("", "all=1")), ("pyvis", theirs, ("",)))[: 1 if given.alone else 2]:
            for nodes, edges in SIZES:
                if nodes > given.most:
                    continue
                page = built(make, nodes, edges, Path(folder) / f"{name}-{nodes}.html")
                if page is None:
                    print(f"{name:<12}{nodes:>8}{edges:>8}  not built in {BUILDING} s", flush=True)
                    continue
                cost = f"{page.seconds:>9.2f}{page.cpu:>8.2f}{page.megabytes:>9.0f}{page.size:>9.2f}"
                for fragment in fragments:
                    shown = seen(browser, f"{page.file.as_uri()}#{fragment}", given.runs if name == "reelgraph" else 1)
                    print(f"{'everything' if fragment else name:<12}{nodes:>8}{edges:>8}{cost if not fragment else '':>35}{shown}", flush=True)
        browser.close()


def seen(browser: Any, address: str, runs: int) -> str:
    """First draw and frames, the medians of so many runs; a page that draws nothing is waited for once."""
    found = []
    for _ in range(runs):
        found.append(looked_at(browser, address))
        if found[-1][0] >= PATIENCE:
            break
    draw, frames = median(first for first, _ in found), median(each for _, each in found)
    return f"{draw:>14.2f}{frames:>10.0f}" if draw < PATIENCE else f"{f'none in {PATIENCE}':>14}{'–':>10}"


if __name__ == "__main__":
    main()
