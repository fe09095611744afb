"""Questions to the examples as they are really loaded and read, chosen so that a better reader changes nothing about them.

Each names answers that must be there and answers that no article gives; whatever else the reader finds is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from queries.answer import ANSWERED, NOT_RECORDED, NOT_UNDERSTOOD
from queries.ask.conversation import Conversation, answer_to
from queries.view import View, viewing
from tests.examplefacts import ROOT
from tests.terminal import good

TODAY = date(2025, 3, 15)

ASKED: list[tuple[str, str, set[str], set[str]]] = [
    ("who directed Conclave", ANSWERED, {"Edward Berger"}, {"Robert Harris", "Ralph Fiennes"}),
    ("who directed Barbie", ANSWERED, {"Greta Gerwig"}, {"Christopher Nolan", "Margot Robbie"}),
    ("who directed Dune", ANSWERED, {"David Lynch", "Denis Villeneuve"}, {"Frank Herbert", "Hans Zimmer"}),
    ("sequels of Barbie", NOT_RECORDED, set(), set()),
    ("who directed Openheimer", ANSWERED, {"Christopher Nolan"}, set()),
    ("who wrote Oppenheimer", ANSWERED, {"Christopher Nolan"}, {"Emma Thomas"}),
    ("who composed the music of Killers of the Flower Moon", ANSWERED, {"Robbie Robertson"}, {"Eric Roth"}),
    ("who stars in Conclave", ANSWERED, {"Ralph Fiennes", "Isabella Rossellini"}, {"Edward Berger", "Robert Harris"}),
    ("who is in Mission: Impossible 7", ANSWERED, {"Tom Cruise", "Hayley Atwell"}, {"Nicholas Hoult"}),
    ("is Nicholas Hoult in Mission: Impossible 7", ANSWERED, {"no"}, {"yes"}),
    ("is Florence Pugh in Barbie", NOT_RECORDED, set(), {"yes"}),
    ("did Greta Gerwig direct Barbie", ANSWERED, {"yes"}, set()),
    ("who plays James Bond", ANSWERED, {"Daniel Craig"}, {"Aaron Taylor-Johnson", "Idris Elba"}),
    ("who filmed in Rome", ANSWERED, {"Tom Cruise", "Hayley Atwell"}, {"Ridley Scott", "Lady Gaga"}),
    ("did Tom Cruise film in Rome?", ANSWERED, {"yes"}, {"perhaps"}),
    ("was Barbie shot in Rome", NOT_RECORDED, set(), {"yes"}),
    ("which films were shot in Rome", ANSWERED, {"Mission: Impossible 7", "Conclave"}, {"Gladiator", "House of Gucci"}),
    ("which films were shot in Italy", ANSWERED, {"Mission: Impossible 7", "Conclave", "No Time to Die"}, {"Gladiator"}),
    ("films shot in Norway", ANSWERED, {"Mission: Impossible 7", "Mission: Impossible – Fallout"}, {"Barbie"}),
    ("where was Conclave shot", ANSWERED, {"Rome"}, {"Vatican", "Telluride"}),
    ("films set in Rome", ANSWERED, {"Gladiator"}, {"Spectre"}),
    ("when does No Time to Die come out in the UK", ANSWERED, {"2021-09-30"}, {"2021-10-08"}),
    ("when did Conclave open in the US", ANSWERED, {"2024-10-25"}, {"2024-11-29"}),
    ("release date of Barbie", ANSWERED, {"2023-07-21"}, set()),
    ("did Mission: Impossible 7 move", ANSWERED, {"yes"}, set()),
    ("which films moved in 2021", ANSWERED, {"Mission: Impossible 7", "Snake Eyes", "Jackass Forever"}, {"Barbie", "Conclave"}),
    ("when was Mission: Impossible 7 due as of June 2020", ANSWERED, {"2021-11-19"}, {"2023-07-14", "2021-07-23"}),
    ("which actors in films directed by Christopher McQuarrie also filmed in Norway", ANSWERED, {"Tom Cruise"}, {"Daniel Craig"}),
    ("films by Christopher Nolan", ANSWERED, {"Oppenheimer"}, {"Barbie"}),
    ("what is out in the UK in July 2027", NOT_RECORDED, set(), set()),
    ("who directed Star Wars", NOT_RECORDED, set(), set()),
    ("what is the weather", NOT_UNDERSTOOD, set(), set()),
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = tmp_path_factory.mktemp("loaded") / "store"
    good("load", ROOT / "examples", "--store", store)
    with viewing(str(store), TODAY) as found:
        yield found


@pytest.mark.parametrize(("question", "status", "wanted", "wrong"), ASKED, ids=[one[0] for one in ASKED])
def test_what_the_examples_say(view: View, question: str, status: str, wanted: set[str], wrong: set[str]) -> None:
    """What an article says plainly is answered, with a sentence of one; what none says is not."""
    answer = answer_to(view, question)
    found = {str(row[0]) for row in answer.rows}
    assert answer.status == status
    assert wanted <= found
    assert not wrong & found
    assert bool(answer.evidence) == (status == ANSWERED)
    assert status == ANSWERED or answer.suggestions


def test_where_else_it_shot(view: View) -> None:
    """In a conversation "it" is what was spoken of, and "else" leaves out what was said."""
    talk = Conversation(view)
    assert talk.ask("was Mission: Impossible 7 shot in Rome").rows[0][0] == "yes"
    where = [str(row[0]) for row in talk.ask("where else did it shoot").rows]
    assert "Norway" in where
    assert "Rome" not in where


def test_sentences_stand_in_the_articles(view: View) -> None:
    """Each sentence that an answer shows is in the article that it names."""
    texts = " ".join(" ".join(path.read_text("utf-8").split()) for path in sorted(Path(ROOT / "examples").iterdir()))
    answer = answer_to(view, "who directed Conclave")
    assert answer.evidence
    assert all(" ".join(one.quote.split()) in texts for one in answer.evidence)
