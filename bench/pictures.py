"""Pictures of the page for whoever changes it to look at: `python -m bench.pictures [STORE]`, or `make pictures`.

Without a store, the example articles are loaded into a fresh one. The pictures go to `output/pictures/`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from graph.store import open_graph
from loaders.load import load
from queries.page import build

OUTPUT = Path("output/pictures")
README = Path("docs/page.png")
DESKTOP, PHONE, WALL = (1440, 900), (360, 740), (3840, 2160)
FILM = "film/mission-impossible-7"
SHOTS: tuple[tuple[str, str, tuple[int, int], str], ...] = (
    ("readme", "at=film/conclave&focus=film/conclave", (1200, 760), "light"),
    ("desktop", "", DESKTOP, "light"),
    ("dark", "", DESKTOP, "dark"),
    ("everything", "all=1", DESKTOP, "light"),
    ("opened", f"at={FILM}&open={FILM}", DESKTOP, "light"),
    ("dossier", f"at={FILM}", DESKTOP, "light"),
    ("focus", f"focus={FILM}&at={FILM}", DESKTOP, "light"),
    ("focus-dark", "focus=place/rome&hops=2", DESKTOP, "dark"),
    ("path", "focus=person/hayley-atwell&to=person/tom-cruise", DESKTOP, "light"),
    ("question", "at=place/rome&ask=who-filmed-in", DESKTOP, "light"),
    ("moves", "ask=moved", DESKTOP, "light"),
    ("timeline", "view=timeline&past=1", DESKTOP, "light"),
    ("map", "view=map", DESKTOP, "light"),
    ("table", "view=table", DESKTOP, "dark"),
    ("phone", "", PHONE, "light"),
    ("phone-dossier", f"at={FILM}", PHONE, "dark"),
    ("phone-timeline", "view=timeline", PHONE, "light"),
    ("phone-map", "view=map", PHONE, "light"),
    ("phone-table", "view=table", PHONE, "light"),
    ("tablet", f"at={FILM}", (820, 1180), "light"),
    ("wall", "", WALL, "light"),
)


def take(browser: Any, file: Path, name: str, fragment: str, size: tuple[int, int], scheme: str) -> None:
    """One picture; the one for the README has a sentence open."""
    target = README if name == "readme" else OUTPUT / f"{name}.png"
    shape = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=shape, color_scheme=scheme, offline=True, device_scale_factor=2 if target is README else 1)
    page = context.new_page()
    page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
    page.wait_for_selector("html[data-shown]")
    page.wait_for_timeout(700)
    if target is README:
        page.click("#panel .count")
        page.wait_for_timeout(200)
    page.screenshot(path=target)
    context.close()
    print(target)


def main() -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - of use only here

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not installed (Debian: apt-get install chromium)")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = sys.argv[1] if len(sys.argv) > 1 else f"{folder}/store"
        if len(sys.argv) == 1:
            load(["examples"], store)
        with open_graph(store) as graph:
            file = Path(folder) / "page.html"
            file.write_text(build(graph), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            take(browser, file, *shot)
        browser.close()


if __name__ == "__main__":
    main()
