"""MetaQA, an outside benchmark: its film graph in our vocabulary, its questions to the shipped grammar.

    python bench/metaqa.py convert MIRROR -o metaqa.nt     the graph of 43,234 entities as RDF
    reelgraph load metaqa.nt --store STORE
    python bench/metaqa.py run MIRROR STORE --split dev    Hits@1 and answer-set F1 of each hop; `--errors 20` shows what fails

MIRROR holds copies of two public repositories, each as OWNER+NAME/repo: `vaijsc/keallm` (the questions, `data/MetaQA`) and
`Yuxi-Zhang/RoBERTa-KGQA` (the graph as integer ids). Zhang et al., "Variational reasoning for question answering with
knowledge graph", AAAI 2018. As everywhere with MetaQA, the topic entity stands in brackets and is left out of the answer; the
graph's ratings and votes are no relations of ours and are left away (32 of 9,992 questions of the first hop ask for them).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from graph.hashing import digest
from graph.model import Kind
from graph.names import entity_iri, slug
from graph.store import open_graph
from graph.terms import GRAPH, NAME, TYPE, local
from graph.vocabulary import KINDS, RELATIONS, RG, SCHEMA
from queries.ask import ask
from queries.names import Names

QUESTIONS, TRIPLES = "vaijsc+keallm", "Yuxi-Zhang+RoBERTa-KGQA"
TODAY = date(2018, 1, 1)
_THINGS = {"directed_by": "director", "written_by": "writer", "starred_actors": "actor"}
_WORDS = {"has_genre": "genre", "in_language": "language", "has_tags": "keyword"}
_TOPIC = re.compile(r"\[(.*)\]")


def show(mirror: Path, repository: str, path: str) -> list[str]:
    """The lines of a file in a bare repository of the mirror."""
    command = ["git", "-C", str(mirror / repository / "repo"), "show", f"HEAD:data/MetaQA/{path}"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").splitlines()


# -- the graph ---------------------------------------------------------------------------------------------


def convert(mirror: Path) -> Iterator[Quad]:
    """The graph's triples in our vocabulary, each thing with its kind and name."""
    names = dict(line.split("\t", 1) for line in show(mirror, TRIPLES, "entities.dict"))
    relations = dict(line.split() for line in show(mirror, TRIPLES, "relations.dict"))
    told: set[NamedNode] = set()
    for line in show(mirror, TRIPLES, "train.txt"):
        head, relation, tail = line.split()
        name, value = relations[relation], names[tail]
        film = _thing(Kind.FILM, names[head], head)
        if name in _THINGS:
            person = _thing(Kind.PERSON, value, tail)
            yield from _described(person, Kind.PERSON, value, told)
            yield Quad(film, NamedNode(RELATIONS[_THINGS[name]].iri), person, GRAPH)
        elif name in _WORDS:
            yield Quad(film, NamedNode(RELATIONS[_WORDS[name]].iri), Literal(value), GRAPH)
        elif name == "release_year":
            event = local("release", digest(film.value, value))
            yield Quad(film, NamedNode(SCHEMA + "releasedEvent"), event, GRAPH)
            yield Quad(event, NamedNode(RG + "edtf"), Literal(value), GRAPH)
        else:
            continue
        yield from _described(film, Kind.FILM, names[head], told)


def _thing(kind: Kind, name: str, number: str) -> NamedNode:
    return NamedNode(f"{entity_iri(kind, slug(name))}-{number}")


def _described(node: NamedNode, kind: Kind, name: str, told: set[NamedNode]) -> Iterator[Quad]:
    if node not in told:
        told.add(node)
        yield Quad(node, TYPE, NamedNode(KINDS[kind]), GRAPH)
        yield Quad(node, NAME, Literal(name), GRAPH)


# -- the questions -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the benchmark writes it, its topic, and the answers it wants."""

    text: str
    topic: str
    wanted: frozenset[str]


@dataclass(slots=True)
class Score:
    """What one hop came to."""

    asked: int = 0
    hits: int = 0
    f1: float = 0.0
    seconds: list[float] = field(default_factory=list)
    failed: list[tuple[Question, str, list[str]]] = field(default_factory=list)

    def add(self, question: Question, reading: str, found: Sequence[str], seconds: float) -> None:
        """Count one answer."""
        self.asked += 1
        self.seconds.append(seconds)
        common = len(set(found) & question.wanted)
        f1 = 2 * common / (len(set(found)) + len(question.wanted)) if found else 0.0
        self.hits += bool(found) and found[0] in question.wanted
        self.f1 += f1
        if f1 < 1:
            self.failed.append((question, reading, list(found)))

    def __str__(self) -> str:
        times = sorted(self.seconds)
        p50, p95 = times[len(times) // 2] * 1000, times[len(times) * 95 // 100] * 1000
        return (
            f"{self.asked:6,} questions  Hits@1 {self.hits / self.asked:.4f}  F1 {self.f1 / self.asked:.4f}  "
            f"p50 {p50:.1f} ms  p95 {p95:.1f} ms"
        )


def questions(mirror: Path, hop: int, split: str) -> list[Question]:
    """The questions of one hop, in their order."""
    found = []
    for line in show(mirror, QUESTIONS, f"{hop}-hop/{split}.txt"):
        text, answers = line.split("\t")
        topic = _TOPIC.search(text)
        assert topic is not None
        found.append(Question(text, topic.group(1), frozenset(answers.split("|"))))
    return found


def run(mirror: Path, store: Path, split: str, hops: Sequence[int], every: int, errors: int) -> None:
    """Ask every question (or each `every`-th) and print each hop's figures."""
    with open_graph(store) as graph:
        names = Names(graph)
        for hop in hops:
            score = Score()
            for question in questions(mirror, hop, split)[::every]:
                began = time.process_time()
                answer = ask(graph, question.text, today=TODAY, names=names, suggest=False)
                seconds = time.process_time() - began
                found = [str(row[0]) for row in answer.rows if str(row[0]) != question.topic]
                score.add(question, f"{answer.status}: {answer.reading}", found, seconds)
            print(f"{hop}-hop {split}: {score}", flush=True)
            _tell(score, errors)


def _tell(score: Score, errors: int) -> None:
    """The commonest wordings among the failures, each with one example."""
    examples = {_TOPIC.sub("[X]", question.text): (question, reading, found) for question, reading, found in score.failed}
    often = Counter(_TOPIC.sub("[X]", question.text) for question, _, _ in score.failed)
    for wording, count in often.most_common(errors):
        question, reading, found = examples[wording]
        print(f"  {count:4} {wording} | {question.topic} | {reading} | {found[:4]} for {sorted(question.wanted)[:4]}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("convert")
    one.add_argument("mirror", type=Path)
    one.add_argument("-o", "--output", type=Path, required=True)
    two = commands.add_parser("run")
    two.add_argument("mirror", type=Path)
    two.add_argument("store", type=Path)
    two.add_argument("--split", choices=("dev", "test"), default="dev")
    two.add_argument("--hops", type=int, nargs="+", default=[1, 2, 3])
    two.add_argument("--every", type=int, default=1, help="ask each n-th question only")
    two.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    if args.command == "convert":
        serialize(convert(args.mirror), str(args.output), format=RdfFormat.N_TRIPLES)
    else:
        run(args.mirror, args.store, args.split, args.hops, args.every, args.errors)


if __name__ == "__main__":
    main()
