"""The command: parse, call one function, print."""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, TypeAlias

import typer
from typer.core import TyperGroup

from graph.errors import ReelgraphError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from typer._click.formatting import HelpFormatter

    from loaders.reading.reader import Reader
    from queries.view import View

__version__ = "0.1.0"


PANELS = ("Put in", "Ask", "Follow", "Take out", "Look after it")


class Commands(TyperGroup):
    """Says what a user can mend in one line, and exits 1; its help shows commands by what they are for."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # typer hands over its own
        try:
            return super().invoke(ctx)
        except ReelgraphError as error:
            fail(str(error))

    def format_commands(self, _: typer.Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        width = max(map(len, self.commands))
        panels: dict[str, list[tuple[str, str]]] = {panel: [] for panel in PANELS}
        for name, command in self.commands.items():
            line = command.get_short_help_str(formatter.width - width - 6)
            panels.setdefault(getattr(command, "rich_help_panel", "Commands"), []).append((name.ljust(width), line))
        for panel, lines in panels.items():
            with formatter.section(panel):
                formatter.write_dl(lines)


app = typer.Typer(
    cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)  # fmt: skip
"""Help is drawn without rich, which would take longer to import than the rest."""


def main() -> None:
    """Run the command that is asked for; the others are not even set up, which would take longer than most questions.

    Nor are the many objects of a start looked through for garbage again and again, nor once more when all is done: that takes a
    tenth of a question's time.
    """
    gc.set_threshold(200_000)
    asked = [one for one in app.registered_commands if one.callback and [one.callback.__name__] == sys.argv[1:2]]
    app.registered_commands = asked or app.registered_commands
    try:
        app(prog_name="reelgraph")
    finally:
        gc.freeze()


def fail(line: str) -> NoReturn:
    warn(f"reelgraph: {line}")
    raise typer.Exit(1)


def warn(line: str) -> None:
    """To the error stream, without what a terminal would obey."""
    from graph.names import clean

    typer.echo(clean(line), err=True)


def look(store: str, as_of: date | None = None, include_undated: bool = False) -> AbstractContextManager[View]:  # noqa: FBT001
    """The store as it is today, or was on a day."""
    from queries.view import viewing

    return viewing(store, date.today(), as_of=as_of, include_undated=include_undated)


def parse_day(text: str) -> date:
    """A day, or the last one of a month or year."""
    from graph.dates import PartialDate

    try:
        day = PartialDate.parse(text).latest
    except ValueError:
        day = None
    if day is None:
        raise typer.BadParameter(f"{text!r} is no day (expected one like 2027-03-19, 2027-03 or 2027)")
    return day


Store: TypeAlias = Annotated[str, typer.Option("--store", envvar="REELGRAPH_STORE", metavar="PATH|URL", help="Where the graph is kept: a folder, or a SPARQL endpoint.")]
AsOf: TypeAlias = Annotated[date | None, typer.Option("--as-of", metavar="DATE", parser=parse_day, help="What was known on that day.")]
Undated: TypeAlias = Annotated[bool, typer.Option("--include-undated", help="With --as-of: count articles without a day too.")]
Output: TypeAlias = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of the terminal.")]
Form: TypeAlias = Annotated[Literal["table", "json"], typer.Option("--format", help="A table for people, JSON for programs.")]
Medium: TypeAlias = Literal["cinema", "streaming", "home", "tv", "festival"]
Jobs: TypeAlias = Annotated[int, typer.Option("--jobs", min=0, help="Processes that read; 0: one a core.")]
Reason: TypeAlias = Annotated[str, typer.Option("--reason", help="Why; kept with the decision.")]
Undo: TypeAlias = Annotated[bool, typer.Option("--undo", help="Take the decision back.")]
STORE = "output/store"


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's signature
    if wanted:
        typer.echo(f"reelgraph {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")] = False,
) -> None:
    """A memory for film news: articles go in, a knowledge graph comes out, every fact with its sentence."""


# -- putting in ------------------------------------------------------------------------------------


@app.command(rich_help_panel="Put in")
def load(
    sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCE…", help="Files, folders, patterns, addresses; - for standard input.")] = None,
    store: Store = STORE,
    jobs: Jobs = 0,
    scheduler: Annotated[str, typer.Option("--scheduler", metavar="ADDRESS", help="Read on the Dask cluster of this scheduler.")] = "",
    reread: Annotated[bool, typer.Option("--reread", help="Read every stored article again, with the reader as it is now.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let addresses of this machine and its network be asked.")] = False,
    reader: Annotated[str, typer.Option("--reader", metavar="READER", help="Who reads: patterns, spacy:PIPELINE or openai:MODEL.")] = "patterns",
    catalogue: Annotated[str, typer.Option("--catalogue", metavar="FILE", help="Known titles and people: IMDb's tables, Wikidata, CSV.")] = "",
    token_limit: Annotated[int | None, typer.Option("--token-limit", metavar="N", min=0, help="Tokens that a model may spend.")] = None,
) -> None:
    """Load articles, pages and feeds; say what changed."""
    import os

    from loaders import load as loading
    from loaders.documents.extent import extent
    from loaders.progress import progress
    from loaders.report import report, told
    from queries.view import index_names

    if not sources and not reread:
        raise typer.BadParameter("name a file, a folder, a pattern, an address, or - for standard input", param_hint="SOURCE")
    jobs = jobs or os.cpu_count() or 1
    asked = chosen(reader, store, catalogue, token_limit)
    with progress("articles", lambda: None if reread else extent(sources or ())) as step:
        parts = [loading.reread(store, jobs=jobs, step=step, reader=asked)] if reread else []
        if sources:
            parts.append(
                loading.load(
                    sources, store, jobs=scheduler or jobs, allow_private=allow_private, stdin=sys.stdin.buffer, step=step, today=date.today(), reader=asked
                )
            )
    found = loading.both(parts)
    for line in report(found.changes, store):
        typer.echo(line)
    for line in told(found.failures):
        warn(line)
    if found.changes:
        index_names(store)
    raise typer.Exit(found.failed)


def chosen(name: str, store: str, catalogue: str, limit: int | None) -> Reader | None:
    """The reader of that name; None for the default one, which is found without importing any."""
    if name == "patterns" and not catalogue:
        return None
    from loaders.readers import reader_named

    return reader_named(name, store=store, catalogue=catalogue, limit=limit)


@app.command(rich_help_panel="Put in")
def retract(article: Annotated[str, typer.Argument(help="Its address or file name, as `sources` lists it.")], store: Store = STORE) -> None:
    """Withdraw an article, and say what went with it."""
    from graph.store import open_writer
    from loaders.report import report

    with look(store):  # a store that is not there is not made for this
        pass
    with open_writer(store) as writer:
        changes = writer.retract(article)
    for line in report(changes, store):
        typer.echo(line)


@app.command(rich_help_panel="Look after it")
def merge(
    left: Annotated[str, typer.Argument(metavar="A", help="The name that stays first.")],
    right: Annotated[str, typer.Argument(metavar="B")],
    reason: Reason = "",
    undo: Undo = False,
    store: Store = STORE,
) -> None:
    """Decide that two names mean one thing."""
    from queries.identity import same

    if undo:
        return take_back("same", left, right, store)
    with look(store) as view:
        pair = same(view, left, right)
    return decide("same", pair, reason, store)


@app.command(rich_help_panel="Look after it")
def split(
    left: Annotated[str, typer.Argument(metavar="A")],
    right: Annotated[str | None, typer.Argument(metavar="B")] = None,
    article: Annotated[str | None, typer.Option("--article", metavar="ARTICLE", help="Set apart what this article calls A.")] = None,
    reason: Reason = "",
    undo: Undo = False,
    store: Store = STORE,
) -> None:
    """Decide that two names, or A in one article, differ."""
    from queries.identity import different, different_in

    if (right is None) == (article is None):
        raise typer.BadParameter("name B or --article, one of them", param_hint="B")
    if undo:
        return take_back("different", left, right or "", store, article or "")
    with look(store) as view:
        pair = different(view, left, right) if right else different_in(view, left, article or "")
    return decide("different", pair, reason, store)


def decide(verdict: str, pair: tuple[str, str], reason: str, store: str) -> None:
    """Put a decision on record, and say what came of it."""
    from getpass import getuser

    from graph.model import Decision
    from graph.store import open_writer
    from loaders.report import decided, report

    decision = Decision(verdict, *pair, reason, getuser(), date.today().isoformat())
    with open_writer(store) as writer:
        changes = writer.decide(decision)
    for line in (f"decided: {decided(decision)}", *report(changes, store)):
        typer.echo(line)


def take_back(verdict: str, left: str, right: str, store: str, article: str = "") -> None:
    """Take a decision off the record, and say what came of it."""
    from graph.store import decisions, open_writer
    from loaders.report import decided, report
    from queries.identity import recorded

    with look(store) as view:
        decision = recorded(view, decisions(store), verdict, left, right, article)
    with open_writer(store) as writer:
        changes = writer.undecide(decision)
    for line in (f"taken back: {decided(decision)}", *report(changes, store)):
        typer.echo(line)


# -- asking ----------------------------------------------------------------------------------------


@app.command(rich_help_panel="Ask")
def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="In plain English: who filmed in Rome. None: a conversation.")] = None,
    batch: Annotated[Path | None, typer.Option("--batch", metavar="FILE", help="Answer a file of questions, one a line; - for standard input.")] = None,
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    form: Annotated[Literal["table", "json", "jsonl"], typer.Option("--format", help="A table for people, JSON for programs.")] = "table",
    sparql: Annotated[bool, typer.Option("--sparql", help="Show the query too.")] = False,
    output: Output = None,
) -> None:
    """Answer questions, with the sentences that say so."""
    from queries.answers import display_answer
    from queries.ask.conversation import Conversation, answer_to, answers, questions
    from queries.output import send

    if question is not None and batch is not None:
        raise typer.BadParameter("a question or --batch, not both")
    asked = questions(batch, sys.stdin) if batch is not None or (question is None and not sys.stdin.isatty()) else None
    with look(store, as_of, include_undated) as view:
        if question is not None:
            found = iter([answer_to(view, question)])
        elif asked is not None:
            found = answers(view, asked)
        else:
            from queries.prompt import converse

            return converse(Conversation(view), lambda answer: display_answer(answer, sparql=sparql))
        if form == "table" and output is None:
            for answer in found:
                display_answer(answer, sparql=sparql)
        else:
            send((answer.json() + "\n" for answer in found), output)
    return None


@app.command(rich_help_panel="Ask")
def query(
    text: Annotated[str | None, typer.Argument(metavar="QUERY", help="SPARQL, a file of it, - for standard input, or a name; none lists the names.")] = None,
    values: Annotated[list[str] | None, typer.Argument(metavar="NAME=VALUE…", help="Parameters of the query.")] = None,
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    form: Annotated[Literal["table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld"], typer.Option("--format", help="A table for people, or a W3C format.")] = "table",
    output: Output = None,
    allow_network: Annotated[bool, typer.Option("--allow-network", help="Let SERVICE ask other endpoints.")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0, help="Give up after that; 0: never.")] = 60,
    rows: Annotated[int, typer.Option("--rows", metavar="N", min=1, help="Rows that a table shows.")] = 1000,
    explain: Annotated[bool, typer.Option("--explain", help="Show the query and its parameters; run nothing.")] = False,
) -> None:
    """Run a SPARQL query, or one of those that ship."""
    from queries import named
    from queries.limits import time_limit
    from queries.output import display, send
    from queries.paging import table_of
    from queries.results import result_blocks, serialized

    if text is None:
        return display(named.listed())
    asked = named.find_query(sys.stdin.read() if text == "-" else text)
    if explain:
        return display(named.explained(asked))
    with look(store, as_of, include_undated) as view:
        terms, notes = named.bindings(asked, values or [], view)
        with time_limit(timeout, lambda: warn(f"reelgraph: the query takes longer than {timeout:g} s (expected less, or --timeout SECONDS)")):
            if form == "table" and output is None:
                found, more = table_of(view, asked, terms, rows, allow_network=allow_network)
                blocks, written = list(result_blocks(view.graph, found, limit=rows, more=more)), b""
            else:
                blocks, written = [], serialized(view.graph.query(asked.text, allow_network=allow_network, **terms), form)
        for note in notes:
            warn(note)
        return display(blocks) if blocks else send([written], output)


@app.command(rich_help_panel="Ask")
def show(
    name: Annotated[str, typer.Argument(help="A film, person, place, character, franchise or company.")],
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    form: Form = "table",
) -> None:
    """Tell all that is known about a name, and who said so."""
    from queries.dossier import dossiers
    from queries.output import display, send_json
    from queries.show import dossier_blocks

    with look(store, as_of, include_undated) as view:
        found = dossiers(view, name)
    if form == "json":
        send_json([one.record() for one in found])
    else:
        display(dossier_blocks(found))


@app.command(rich_help_panel="Ask")
def path(
    start: Annotated[str, typer.Argument(metavar="A")],
    end: Annotated[str, typer.Argument(metavar="B")],
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    form: Form = "table",
) -> None:
    """How two people, films or places are joined, film by film."""
    from queries import path as paths
    from queries.output import display, send_json

    with look(store, as_of, include_undated) as view:
        one, other = view.find(start)[0], view.find(end)[0]
        found = paths.path(view.graph, one, other)
        if form == "json":
            send_json(paths.path_record(view.graph, found))
        else:
            display(paths.path_blocks(one, other, found))


# -- release dates ---------------------------------------------------------------------------------


@app.command(rich_help_panel="Follow")
def releases(
    region: Annotated[str, typer.Option("--region", metavar="PLACE", help="As it comes out there.")] = "",
    medium: Annotated[Medium | None, typer.Option("--medium", help="In that medium; festivals only so.")] = None,
    moved: Annotated[bool, typer.Option("--moved", help="The dates that moved, instead of those that come.")] = False,
    since: Annotated[date | None, typer.Option("--since", metavar="DATE", parser=parse_day, help="From that day on; with --moved, news from that day on.")] = None,
    sentences: Annotated[bool, typer.Option("--sentences", help="With who said so.")] = False,
    form: Annotated[Literal["table", "json", "ics"], typer.Option("--format", help="A table, JSON, or a calendar.")] = "table",
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    output: Output = None,
) -> None:
    """List what comes out, by date, or which dates moved."""
    from queries.output import display, send, send_json
    from queries.tracker import coming_page, moved_page

    if moved and form == "ics":
        raise typer.BadParameter("a calendar holds what comes, not what moved", param_hint="--format")
    with look(store, as_of, include_undated) as view:
        if form == "ics":
            from queries.calendar import calendar

            return send([calendar(view, region=region, medium=medium or "", since=since)], output)
        page = moved_page if moved else coming_page
        records, blocks = page(view, region=region, medium=medium or "", since=since, sentences=sentences)
        if form == "json":
            return send_json(records(), output)
    return display(blocks)


@app.command(rich_help_panel="Follow")
def filming(
    place: Annotated[str, typer.Option("--in", metavar="PLACE", help="There, or anywhere inside it.")] = "",
    on: Annotated[date | None, typer.Option("--on", metavar="DATE", parser=parse_day, help="On that day instead of today.")] = None,
    form: Form = "table",
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
) -> None:
    """List what is shooting: where, with whom, since when."""
    from queries.filming import filming as shooting
    from queries.filming import filming_blocks, heading
    from queries.output import display, send_json

    with look(store, as_of, include_undated) as view:
        found = shooting(view, place=place, on=on)
        if form == "json":
            records, blocks = [one.record() for one in found], []
        else:
            records, blocks = [], filming_blocks(found, heading(view, place, on))
    if form == "json":
        send_json(records)
    else:
        display(blocks)


@app.command(rich_help_panel="Follow")
def digest(
    since: Annotated[date, typer.Option("--since", metavar="DATE", parser=parse_day, help="News from that day on.")],
    form: Annotated[Literal["markdown", "html"], typer.Option("--format", help="Markdown, or one HTML page.")] = "markdown",
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    output: Output = None,
) -> None:
    """Write the round-up of the dates that moved."""
    from queries import digest as digests
    from queries.output import send

    with look(store, as_of, include_undated) as view:
        found = digests.digest(view, since)
    send([digests.html(found) if form == "html" else digests.markdown(found)], output)


# -- taking out ------------------------------------------------------------------------------------


@app.command(rich_help_panel="Take out")
def export(
    form: Annotated[Literal["turtle", "ntriples", "jsonld", "trig", "nquads", "graphml", "csv", "jsonl"], typer.Option("--format", help="RDF, the network, facts as a table, or claims a line.")] = "turtle",
    facts_only: Annotated[bool, typer.Option("--facts-only", help="In RDF: leave out who said so.")] = False,
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    output: Output = None,
) -> None:
    """Write the whole graph out."""
    from graph.export import export as exported
    from graph.store import open_graph
    from queries.output import send

    with open_graph(store, as_of=as_of, include_undated=include_undated) as graph:
        send(exported(graph, form, facts_only=facts_only), output)


@app.command(rich_help_panel="Take out")
def page(
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Only what lies around this.")] = None,
    depth: Annotated[int, typer.Option("--depth", min=1, max=9, help="With --about: so many steps around it.")] = 1,
    title: Annotated[str, typer.Option("--title", help="What stands above it.")] = "",
    show_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Write a still picture there instead.")] = None,
    png: Annotated[Path | None, typer.Option("--png", metavar="FILE", help="The same in pixels.")] = None,
    store: Store = STORE,
    as_of: AsOf = None,
    include_undated: Undated = False,
    output: Output = Path("output/graph.html"),
) -> None:
    """Write the graph as one page to look at, offline."""
    from graph.store import open_graph
    from queries.output import send
    from queries.page import build, picture

    assert output is not None
    with open_graph(store, as_of=as_of, include_undated=include_undated) as graph:
        if svg or png:
            draw(picture(graph, title=title, about=about, depth=depth), svg, png)
            return
        send([build(graph, title=title, about=about, depth=depth, as_of=as_of)], output)
    typer.echo(f"{output}: written")
    if show_it:
        typer.launch(output.resolve().as_uri())


def draw(picture: str, svg: Path | None, png: Path | None) -> None:
    """Write a still picture in the forms asked for."""
    from queries.output import send
    from queries.page.figure import png as pixels

    if svg:
        send([picture], svg)
    if png:
        send([pixels(picture)], png)
    for file in filter(None, (svg, png)):
        typer.echo(f"{file}: written")


# -- looking after it --------------------------------------------------------------------------------


@app.command(rich_help_panel="Look after it")
def duplicates(store: Store = STORE, form: Form = "table") -> None:
    """List things that are likely one, and why."""
    from graph.store import decisions
    from queries.duplicates import duplicate_blocks
    from queries.duplicates import duplicates as likely
    from queries.output import display, send_json

    with look(store) as view:
        found = likely(view.graph, decisions(store))
    if form == "json":
        send_json([one.record() for one in found])
    else:
        display(duplicate_blocks(found))


@app.command(rich_help_panel="Look after it")
def sources(store: Store = STORE, as_of: AsOf = None, include_undated: Undated = False, form: Form = "table") -> None:
    """List the articles."""
    from graph.store import open_graph
    from queries.articles import article_blocks, articles
    from queries.output import display, send_json

    with open_graph(store, as_of=as_of, include_undated=include_undated) as graph:
        listed = articles(graph)
    if form == "json":
        send_json([one.record() for one in listed])
    else:
        display(article_blocks(listed))


@app.command(rich_help_panel="Look after it")
def info(store: Store = STORE, as_of: AsOf = None, include_undated: Undated = False, form: Form = "table") -> None:
    """Say what the store holds, in numbers."""
    from graph.store import open_graph
    from queries.output import display, send_json
    from queries.overview import overview, overview_blocks

    with open_graph(store, as_of=as_of, include_undated=include_undated) as graph:
        found = overview(graph)
    if form == "json":
        send_json(found)
    else:
        display(overview_blocks(found, store))


@app.command(rich_help_panel="Look after it")
def check(store: Store = STORE) -> None:
    """Check that facts have claims, and quotes their text."""
    from graph.check import check as problems
    from graph.check import labelled
    from graph.store import open_graph

    folder = Path(store) / "documents"
    with open_graph(store) as graph:
        found = problems(graph, folder if folder.is_dir() else None)
        for problem in found:
            typer.echo(labelled(graph, problem))
        count = sum(1 for _ in graph.articles())
    if found:
        fail(f"{store}: {len(found):,} problem{'s' if len(found) > 1 else ''}")
    typer.echo(f"{store}: sound ({count:,} articles)")


if __name__ == "__main__":
    main()
