"""What is shipped: the wheel's exact contents, pinned names, imports that point one way, modules that stay unloaded."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from graph.store import open_writer
from reelgraph import __version__
from tests.terminal import ROOT, process
from tests.worlds import news

PACKAGES = ("graph", "loaders", "queries")


def tracked(*folders: str) -> set[str]:
    """What version control holds there, or where there is none, what lies there."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", *folders], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    found = (path for folder in folders for path in [ROOT / folder, *(ROOT / folder).rglob("*")])
    return {str(path.relative_to(ROOT)) for path in found if path.is_file() and "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_packages_with_their_data_and_nothing_else(wheel: Path) -> None:
    about = {f"reelgraph-{__version__}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")}
    with zipfile.ZipFile(wheel) as archive:
        assert set(archive.namelist()) == tracked("reelgraph.py", *PACKAGES) | about


def test_the_wheel_works_away_from_the_source(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, it loads an article, answers, and writes the page: all its data came along."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    article = tmp_path / "a.md"
    article.write_text("---\npublished: 2020-02-03\n---\nChristopher McQuarrie directs ‘The Harbour’. It stars Tom Cruise.", "utf-8")
    for words in (["load", article], ["ask", "who directed The Harbour"], ["query", "places"], ["page"], ["check"]):
        done = process(*words, cwd=tmp_path, PYTHONPATH=str(tmp_path / "site"))
        assert (done.returncode, done.stderr) == (0, ""), words
        if words[0] == "ask":
            assert "Christopher McQuarrie" in done.stdout
    assert (tmp_path / "output" / "graph.html").exists()


# -- dependencies -------------------------------------------------------------------------------------


def constraints() -> dict[str, str]:
    lines = (line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#"))
    return dict(line.split("==") for line in lines)


def test_constraints_are_names_and_versions_only() -> None:
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"#.*|[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.+!]*", line), line


def test_constraints_are_complete() -> None:
    """Whatever an installation with all extras brings is pinned, as far as the packages here tell what they need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(line) for lines in (project["dependencies"], *project["optional-dependencies"].values()) for line in lines]
    pinned = {canonicalize_name(name) for name in constraints()}
    seen: set[tuple[str, str]] = set()
    while waiting:
        needed = waiting.pop()
        name = canonicalize_name(needed.name)
        assert name in pinned, f"{name} is not in constraints.txt"
        for extra in ("", *needed.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [each for each in _needs(name) if each.marker is None or each.marker.evaluate({"extra": extra})]


def _needs(name: str) -> list[Requirement]:
    try:
        return [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:
        return []


def test_what_is_imported_is_declared() -> None:
    """Every library that the packages import is one that the project asks for, none is there by chance."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name).replace("-", "_") for line in project["dependencies"]}
    optional = {canonicalize_name(Requirement(line).name).replace("-", "_") for lines in project["optional-dependencies"].values() for line in lines}
    known = declared | optional | {"markdown_it"} | set(sys.stdlib_module_names) | {*PACKAGES, "reelgraph"}
    for name in tracked("reelgraph.py", *PACKAGES):
        if name.endswith(".py"):
            for found in re.findall(r"^\s*(?:import|from) ([a-z_]\w*)", (ROOT / name).read_text("utf-8"), re.MULTILINE):
                assert found in known or found in {"_typeshed", "_sha2"}, f"{name} imports {found}"


# -- what a command loads ---------------------------------------------------------------------------------

HEAVY = ("rdflib", "networkx", "pyvis", "trafilatura", "numpy", "pyshacl", "httpx", "lxml", "feedparser", "loaders.reading.reader", "rich")


@pytest.mark.parametrize(
    ("words", "never"),
    [
        (["--help"], (*HEAVY, "pyoxigraph")),
        (["ask", "who filmed in Rome"], (*HEAVY, "graph.settle", "loaders")),
        (["query", "SELECT * { ?s ?p ?o } LIMIT 1"], (*HEAVY, "graph.settle", "loaders", "queries.ask")),
        (["show", "Tom Cruise"], (*HEAVY, "graph.settle", "loaders", "queries.ask")),
        (["info"], (*HEAVY, "graph.settle", "loaders", "queries.ask")),
        (["export"], ("trafilatura", "pyshacl", "loaders", "rdflib", "networkx")),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_a_command_does_not_need_stays_unloaded(tmp_path: Path, words: list[str], never: tuple[str, ...]) -> None:
    with open_writer(tmp_path / "store") as writer:
        writer.add(news())
    code = (
        "import sys, reelgraph\n"
        "try:\n    reelgraph.app(sys.argv[1:], standalone_mode=False)\n"
        "finally:\n    sys.stderr.write(' '.join(sorted(sys.modules)))\n"
    )
    options = [] if words == ["--help"] else ["--store", str(tmp_path / "store")]
    done = subprocess.run([sys.executable, "-c", code, *words, *options], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [name for name in never if name in done.stderr.split()] == []
