"""What reading is measured on: each set with its gold facts and where its texts come from.

Texts of publishers are in no repository of ours. They are put together from copies of public repositories
(REELGRAPH_MIRROR, by default ../.mirror) by the scripts of the evaluation (REELGRAPH_EVAL, by default ../shared/eval), and
kept in output/eval, which git ignores.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EVAL = Path(os.environ.get("REELGRAPH_EVAL") or ROOT.parent / "shared" / "eval")
MIRROR = Path(os.environ.get("REELGRAPH_MIRROR") or ROOT.parent / ".mirror")
KEPT = ROOT / "output" / "eval"
TRADES = MIRROR / "SandstoneArtistsProd+deadline-collector" / "repo"
TEXT2KG = MIRROR / "cenguix+Text2KGBench" / "repo"


class NotHere(Exception):  # noqa: N818 - not an error: a set without texts is skipped
    """What a set needs and this machine lacks."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Articles with gold facts; `maker` writes their texts to its output, and `needs` must be there for it."""

    name: str
    gold: Path
    needs: tuple[Path, ...] = ()
    maker: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    """Files and patterns, where the texts are files of their own."""
    outside: bool = False
    """Scored by the evaluation's own scorer."""

    @property
    def sources(self) -> Sequence[str]:
        """What `load` reads. Raises NotHere."""
        require(*self.needs)
        return self.texts or (str(made(self.name, self.maker, self.needs)),)


def require(*paths: Path) -> None:
    for path in paths:
        if not path.exists():
            raise NotHere(f"{path} is not here")


def made(name: str, maker: Sequence[str], needs: Sequence[Path]) -> Path:
    """The file in which a set's texts are kept, made where it is missing or older than its manifest. Raises NotHere."""
    path = KEPT / f"{name}.jsonl"
    if path.exists() and not any(need.is_file() and need.stat().st_mtime > path.stat().st_mtime for need in needs):
        return path
    done = subprocess.run([sys.executable, *maker], capture_output=True, check=False, cwd=ROOT)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotHere(said[-1] if said else f"{maker[0]} failed")
    KEPT.mkdir(parents=True, exist_ok=True)
    path.write_bytes(done.stdout)
    return path


def _real(name: str) -> GoldSet:
    manifest = EVAL / f"{name}.manifest.json"
    maker = (str(EVAL / "prepare.py"), str(manifest), str(MIRROR))
    return GoldSet(name, EVAL / name, (manifest, MIRROR), maker, outside=True)


def _own(half: str) -> GoldSet:
    gold = ROOT / "bench" / "gold"
    manifest = gold / f"{half}.manifest.json"
    maker = ("-m", "bench.gold.choose", "texts", str(manifest), str(MIRROR))
    return GoldSet(f"gold-{half}", gold / half, (manifest, EVAL / "clean.py", TRADES), maker)


CORPUS = ROOT / "tests" / "corpus"
SEED = EVAL / "seed"
GOLD_SETS = (
    GoldSet("corpus", CORPUS, texts=tuple(str(CORPUS / f"*.{end}") for end in ("html", "md", "txt"))),
    GoldSet("seed", SEED, (SEED,), texts=(str(SEED / "*.txt"),), outside=True),
    _real("dev"),
    _real("dev-locations"),
    _own("learn"),
    _own("measure"),
)
SENTENCE_SETS = ("validation", "test")
"""Parts of Text2KGBench's movie ontology."""


def sentences_of(part: str) -> Path:
    """Text2KGBench's sentences as articles. Raises NotHere."""
    needs = (EVAL / "text2kg.py", TEXT2KG)
    require(*needs)
    return made(f"text2kg-{part}", (str(EVAL / "text2kg.py"), "articles", str(TEXT2KG), part), needs)
