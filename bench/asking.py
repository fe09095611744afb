"""How fast questions are answered: one from a cold start, many to an open store, and the look-up of a name among many.

    python -m bench.asking make CLAIMS STORE          made-up news; about nine triples a claim
    python -m bench.asking cold STORE --bin FOLDER    questions by the command of an installed wheel, each a process of its own,
                                                      beside what importing typer and pyoxigraph alone takes
    python -m bench.asking warm STORE                 milliseconds a question
    python -m bench.asking names NUMBER               milliseconds a look-up: parts of names, typos, initials, completion

Times are processor time, the median or a share of many runs: other work on the machine is not in them.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from time import process_time

from pyoxigraph import Literal

from bench.worlds import SYLLABLES, readings, shuffled
from graph.model import Kind
from graph.names import fold
from graph.store import Graph, open_graph, open_writer
from graph.terms import NAME, segment
from queries.ask import ask
from queries.name_index import NameIndex, open_index
from queries.names import Names

TODAY = date(2020, 6, 1)
RUNS = 15
COLD = 19
"""Questions that are asked from a cold start, beside one that has hundreds of answers."""
ASKED = {
    Kind.FILM: (
        "who directed {}", "who stars in {}", "who plays who in {}", "where was {} shot", "when is {} out", "did {} move",
        "why did {} move", "what is {} based on", "films that share a director with {}", "who made {}",
        "which actors in films with the same director as {} also filmed in Norway",
        "when did the films that share an actor with {} come out", "is {} out yet", "how often did {} move",
        "the films directed by the director of {} were shot where", "who is in {} but not in a film shot in Rome",
    ),
    Kind.PERSON: (
        "films with {}", "what did {} direct", "where did {} film", "did {} film in Rome", "who has worked with {}",
        "{}'s next film", "how many films did {} direct", "films by {} that were shot in Italy", "first film with {}",
        "which director has worked with {} the most", "films with {} released since 2015", "which awards did {} win",
    ),
    Kind.PLACE: (
        "who filmed in {}", "which films were shot in {}", "how many films were shot in {}", "films set in {}",
        "who filmed in {} in 2015", "thrillers shot in {}", "latest film shot in {}",
    ),
    Kind.ORGANISATION: ("films from {}", "what does {} release in 2016", "who directed films distributed by {}"),
    Kind.FRANCHISE: ("films of {}", "how many films of {} are there", "first film of {}", "who directed the latest {} film"),
}  # fmt: skip
"""Questions by what they name; beside them some that name nothing."""
PLAIN = (
    "what comes out in July 2020", "which films moved since March 2019", "which films are shooting now", "who directed the most films",
    "which place was used by the most films", "thrillers", "films released in 2018", "which actor is in the most films",
    "what is the weather", "who directed asdfgh qwertz",
)  # fmt: skip


def make(claims: int, store: Path) -> None:
    with open_writer(store) as writer:
        writer.add(shuffled(readings(claims)))
    with open_graph(store) as graph:
        print(f"{store}: {sum(1 for _ in graph.quads()):,} triples")


# -- cold --------------------------------------------------------------------------------------------------


def cold(store: Path, folder: Path) -> None:
    asked = ["who filmed in Rome", *questions(store, COLD)]
    python, command = str(folder / "python"), str(folder / "reelgraph")
    alone: list[float] = []
    spent: dict[str, list[float]] = {question: [] for question in asked}
    for _ in range(RUNS):
        alone.append(_spent([python, "-c", "import typer, pyoxigraph"]))
        for question, times in spent.items():
            times.append(_spent([command, "ask", question, "--store", str(store)]))
    one = statistics.median(alone)
    ratios = sorted((statistics.median(times) / one, question) for question, times in spent.items())
    print(f"import typer, pyoxigraph: {one:.0f} ms; {len(ratios)} questions: {statistics.median(ratio for ratio, _ in ratios):.2f} times that at the median")
    for ratio, question in ratios:
        print(f"  {ratio:.2f} {question}")


def _spent(command: Sequence[str]) -> float:
    """Milliseconds of a command, start and end included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


# -- warm --------------------------------------------------------------------------------------------------


def warm(store: Path, number: int, slowest: int) -> None:
    found = list(questions(store, number))
    times, status = [], dict.fromkeys(("answered", "not recorded", "not understood"), 0)
    with open_graph(store) as graph:
        names = Names(graph, store / "names.db", graph.state)
        names.refresh()
        for question in [*found[:20], *found]:
            start = process_time()
            answer = ask(graph, question, today=TODAY, names=names)
            times.append((1000 * (process_time() - start), question))
            status[answer.status] += 1
    times = sorted(times[20:])
    print(f"{len(times):,} questions: {_shares([one for one, _ in times])}; {status}")
    for spent, question in times[len(times) - slowest :]:
        print(f"  {spent:7.1f} ms {question}")


def questions(store: Path, number: int) -> Iterator[str]:
    """Questions about things of the store, popular and not, and a few about nothing in it; the same for the same store."""
    choose = random.Random(1)
    with open_graph(store) as graph:
        known = _known(graph)
    for place in range(number):
        if place % 20 == 19:
            yield choose.choice(PLAIN)
            continue
        kind = choose.choice(list(known))
        yield choose.choice(ASKED[kind]).format(choose.choice(known[kind]))


def _known(graph: Graph) -> dict[Kind, list[str]]:
    found: dict[Kind, set[str]] = {kind: set() for kind in ASKED}
    for quad in graph.quads(None, NAME):
        kind = segment(quad.subject.value) if hasattr(quad.subject, "value") else ""
        if isinstance(quad.object, Literal) and kind in {each.value for each in ASKED}:
            found[Kind(kind)].add(quad.object.value)
    return {kind: sorted(names) for kind, names in found.items() if names}


# -- names -------------------------------------------------------------------------------------------------


def names(number: int) -> None:
    choose = random.Random(1)
    words = ["".join(choose.choices(SYLLABLES, k=choose.choice((2, 2, 3)))) for _ in range(number // 20 + 1)]
    keys = [fold(" ".join(choose.choices(words, k=choose.choice((1, 2, 2, 3, 4))))) for _ in range(number)]
    with tempfile.TemporaryDirectory() as folder:
        start = process_time()
        index = open_index(((f"https://name.example/{place}", key) for place, key in enumerate(keys)), Path(folder) / "names.db", "1")
        print(f"{number:,} names: index made in {process_time() - start:.0f} s")
        for what, look in _looks(index):
            times = []
            for key in choose.sample(keys, 500):
                start = process_time()
                look(key)
                times.append(1000 * (process_time() - start))
            print(f"  {what}: {_shares(sorted(times))}")
        index.close()


def _looks(index: NameIndex) -> Iterator[tuple[str, Callable[[str], object]]]:
    yield "by words", lambda key: index.with_words([[word] for word in key.split()])
    yield "by one word", lambda key: index.with_words([[key.split()[0]]])
    yield "a word with a typo", lambda key: index.near(key.split()[0][:-2] + key.split()[0][-1])
    yield "by initials", lambda key: index.with_initials("".join(word[0] for word in key.split()))
    yield "completion", lambda key: index.starting(key[:4], 12)


def _shares(times: Sequence[float]) -> str:
    p50, p95 = times[len(times) // 2], times[len(times) * 95 // 100]
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {times[-1]:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("make", "cold", "warm"):
        one = commands.add_parser(name)
        if name == "make":
            one.add_argument("claims", type=int)
        one.add_argument("store", type=Path)
        if name == "cold":
            one.add_argument("--bin", type=Path, default=Path(sys.executable).parent, help="where the wheel's python and reelgraph are")
        if name == "warm":
            one.add_argument("--number", type=int, default=1000)
            one.add_argument("--slowest", type=int, default=5)
    commands.add_parser("names").add_argument("number", type=int)
    args = parser.parse_args()
    match args.command:
        case "make":
            make(args.claims, args.store)
        case "cold":
            cold(args.store, args.bin)
        case "warm":
            warm(args.store, args.number, args.slowest)
        case _:
            names(args.number)


if __name__ == "__main__":
    main()
