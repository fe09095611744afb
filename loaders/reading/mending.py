"""Names that a tagger cut wrongly, put right: owners before titles, titles in pieces, words that name nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.reading.cues import bare, known_title, last_step, name_step, vocabulary
from loaders.reading.names import capital, is_trade
from loaders.reading.text import Token
from loaders.reading.words import demonym, is_place, organisations, words


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name in a sentence: its token range and kind."""

    first: int
    last: int
    kind: str


def mended(found: Sequence[Tagged], toks: Sequence[Token], surnames: Collection[str]) -> list[Tagged]:
    """The names in order, without overlap; `surnames` are those of people whom the article names in full."""
    out: list[Tagged] = []
    for each in found:
        for part in _parted(each, toks, surnames):
            name = _ended(_headed(part, toks, out[-1].last if out else 0), toks)
            name = _sited(_firm(name, toks), toks) if name.kind == "organisation" else _foreign(name, toks) if name.kind == "film" else name
            if out and name.first < out[-1].last:
                continue
            if out and _goes_on(out[-1], name, toks):
                out[-1] = replace(out[-1], last=name.last, kind="film")
            elif out and _family_name(out[-1], name, toks):
                out[-1] = replace(out[-1], last=name.last)
            else:
                out.append(name)
    out = _lengthened([_once(name, toks) for name in _paired(out, toks)], toks)
    out = [_begun(each, toks) for each in out]
    starts = {name.first for name in out}
    return [name for name in (_completed(each, toks, starts) for each in out) if _names_something(name, toks) and not _participle(name, toks)]


def _completed(name: Tagged, toks: Sequence[Token], starts: Collection[int]) -> Tagged:
    """A given name with the family name that nothing else has taken: "Ana" + "Sokolov"."""
    at = name.last
    alone = name.kind == "person" and name.last - name.first == 1 and at < len(toks) and at not in starts and toks[at].start - toks[at - 1].end == 1
    if not alone or toks[name.first].text.endswith(tuple(POSSESSIVE)) or not name_step(toks[name.first].text):
        return name
    word = bare(toks[at].text)
    family = word.isalpha() and capital(word) and not word.isupper() and (last_step(word) > 0 or is_place(word) or vocabulary(word) == "?")
    return replace(name, last=at + 1) if family and word not in words("calendar") and word not in organisations() else name


def _once(name: Tagged, toks: Sequence[Token]) -> Tagged:
    """ "Fremantle Fremantle" is a caption and the first word of the text."""
    half = (name.last - name.first) // 2
    words_ = [token.text for token in toks[name.first : name.last]]
    return replace(name, first=name.first + half) if half and name.kind != "person" and words_[:half] == words_[half:] else name


def _lengthened(found: Sequence[Tagged], toks: Sequence[Token]) -> list[Tagged]:
    """ "Mad Bills" + to + "Pay": a title goes on over a small word to a capital that is no other name's."""
    taken = {at for name in found for at in range(name.first, name.last)}
    out = []
    for name in found:
        last = name.last
        if name.kind == "film" and last - name.first > 1 and last + 1 < len(toks) and toks[last].text in SMALL:
            end = last + 1
            while end < len(toks) and end not in taken and capital(toks[end].text) and toks[end].text not in words("calendar"):
                end += 1
            last = end if end > last + 1 and end not in taken else last
        out.append(replace(name, last=last))
    return out


SMALL = frozenset("to with for at in".split())


def _paired(found: Sequence[Tagged], toks: Sequence[Token]) -> list[Tagged]:
    """ "The Mandalorian" + & + "Grogu" is one title: running text joins two things by "and"."""
    out: list[Tagged] = []
    for name in found:
        sign = name.first - 1
        single = name.last == name.first + 1 and not toks[name.first].text.endswith(tuple(POSSESSIVE))
        if out and out[-1].kind == "film" and out[-1].last == sign and toks[sign].text == "&" and single:
            out[-1] = replace(out[-1], last=name.last)
        else:
            out.append(name)
    return out


def _parted(name: Tagged, toks: Sequence[Token], surnames: Collection[str]) -> Iterator[Tagged]:
    """ "Nolan’s Tenet" is two names where Nolan is somebody's surname here."""
    word = toks[name.first].text
    if quote := next((at for at in range(name.first + 1, name.last - 1) if toks[at].text == "“"), 0):
        yield Tagged(quote + 1, name.last, "film")
    elif name.last - name.first > 1 and word[-2:] in POSSESSIVE and word[:-2] in organisations():
        yield Tagged(name.first, name.first + 1, "organisation")
        yield replace(name, first=name.first + 1, kind="film" if name.last - name.first == 2 and name.kind == "person" else name.kind)
    elif name.kind == "organisation" and name.last - name.first > 1 and word[-2:] in POSSESSIVE and is_place(word[:-2]):
        yield Tagged(name.first, name.first + 1, "place")
        yield replace(name, first=name.first + 1)
    elif name.kind == "film" and name.last - name.first > 2 and toks[name.first + 1].text == "as" and word in surnames:
        yield Tagged(name.first, name.first + 1, "person")
        yield replace(name, first=name.first + 2, kind="person")
    elif name.kind == "film" and name.last - name.first > 1 and word[-2:] in POSSESSIVE and word[:-2] in surnames:
        yield Tagged(name.first, name.first + 1, "person")
        yield replace(name, first=name.first + 1)
    elif name.kind == "person" and not is_place(word[:-2]) and (inside := _owner_within(name, toks)):
        known = inside - name.first > 1 or word[:-2] in surnames
        if known:
            yield replace(name, last=inside)
        yield Tagged(inside if known else name.first, name.last, "film")
    else:
        yield name


def _owner_within(name: Tagged, toks: Sequence[Token]) -> int:
    """Where the possessor ends in what was taken for one person's name ("Ava DuVernay’s Origin", "Sarah’s Oil"); 0 where there is none."""
    return next((at + 1 for at in range(name.first, name.last - 1) if toks[at].text[-2:] in POSSESSIVE), 0)


POSSESSIVE = frozenset({"’s", "'s", "‘s"})


def _headed(name: Tagged, toks: Sequence[Token], free: int) -> Tagged:
    """A surname with the rare given name before it: "Rian" + "Johnson"."""
    at = name.first - 1
    if name.kind != "person" or name.last - name.first > 1 or at < free or toks[name.first].start - toks[at].end != 1:
        return name
    word = toks[at].text
    rare = word.isalpha() and capital(word) and not word.isupper() and vocabulary(word) == "?"
    return replace(name, first=at) if rare and not is_trade(word) and demonym(word) is None else name


def _firm(name: Tagged, toks: Sequence[Token]) -> Tagged:
    """A company without the word of a caption before it ("IMDb Paramount Pictures") or of a genre after it ("BA Entertainment Historical drama")."""
    parts = [token.text for token in toks[name.first : name.last]]
    if " ".join(parts) in organisations():
        return name
    if len(parts) > 1 and (" ".join(parts[1:]) in organisations()):
        return replace(name, first=name.first + 1)
    following = toks[name.last].text if name.last < len(toks) else ""
    if len(parts) > 2 and parts[-2] in words("organisation_suffix") and following in words("film"):
        return replace(name, last=name.last - 1)
    return name


def _foreign(name: Tagged, toks: Sequence[Token]) -> Tagged:
    """A title with the foreign words that go on to its translation: "La Vénus électrique (The Electric Kiss)"."""
    end = name.last
    while end < name.last + 3 and end < len(toks) and toks[end].text.islower() and vocabulary(toks[end].text) == "?":
        end += 1
    opens = end > name.last and end + 1 < len(toks) and toks[end].text == "(" and capital(toks[end + 1].text)
    return replace(name, last=end) if opens else name


def _sited(name: Tagged, toks: Sequence[Token]) -> Tagged:
    """A studio with where it stands, or the lot that it is: "Harbor Studios Leeds", "Fox Studio Lot"."""
    at = name.last
    if at >= len(toks) or toks[at - 1].text not in {"Studio", "Studios"} or toks[at].start - toks[at - 1].end != 1:
        return name
    word = toks[at].text
    return replace(name, last=at + 1) if word == "Lot" or (capital(word) and is_place(word)) else name


def _ended(name: Tagged, toks: Sequence[Token]) -> Tagged:
    """With the "III" or "Jr." that follows, and without a small word at its end."""
    last = name.last
    if name.kind == "person" and last < len(toks) and toks[last].text in GENERATION and toks[last].start - toks[last - 1].end < 3:
        return replace(name, last=last + 1)
    while last - name.first > 1 and toks[last - 1].text.islower() and toks[last - 1].text in words("connector_strong") | words("connector_weak"):
        last -= 1
    return replace(name, last=last)


GENERATION = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


def _goes_on(title: Tagged, name: Tagged, toks: Sequence[Token]) -> bool:
    """Whether a title goes on in the next name: "Escape From" + "LA", "Return of the Lions" + of + "The Land", "X" + – + "Part Two"."""
    if title.kind != "film":
        return _named_after(title, name, toks)
    if title.last == name.first:
        return toks[title.last - 1].text in LINKS
    gap = [token.text for token in toks[title.last : name.first]]
    told = name.kind == "film" or (name.kind == "person" and toks[title.first].text in {"The", "A", "An"})
    if name.kind == "film" and (gap == ["–"] or (gap == [":"] and toks[title.last].start == toks[title.last - 1].end)):
        return True
    return told and gap in (["of"], ["of", "the"])


def _family_name(person: Tagged, name: Tagged, toks: Sequence[Token]) -> bool:
    """Whether what was taken for a place or another person is the family name of the person right before it: "Ana" + "Sokolov"."""
    single = name.last - name.first == 1 and toks[name.first].start - toks[person.last - 1].end == 1 and person.last == name.first
    owns = toks[person.last - 1].text.endswith(tuple(POSSESSIVE))
    given = toks[person.last - 1].text if name.kind == "place" else toks[person.first].text
    return person.kind == "person" and name.kind in {"place", "person"} and single and not owns and name_step(given) > 0


def _named_after(person: Tagged, name: Tagged, toks: Sequence[Token]) -> bool:
    """Whether a title begins with somebody's name: "the documentary Ana Lind: Far From Here"."""
    noun = toks[person.first - 1].text if person.first else ""
    joined = [token.text for token in toks[person.last : name.first]] == [":"] and toks[person.last].start == toks[person.last - 1].end
    return person.kind == "person" and name.kind == "film" and joined and noun.rsplit("-", 1)[-1] in words("film") | words("series")


LINKS = frozenset("From Of To In The And With For On At Out Into Without Against & a the of to for from".split())


def _begun(name: Tagged, toks: Sequence[Token]) -> Tagged:
    """Without the article or the job that belongs to the sentence and not to the name ("Writer-director Ana Lind")."""
    opens = name.kind in {"person", "place", "other"} and name.last - name.first > 1
    word = toks[name.first].text
    if name.kind == "film" and word in SQUARES and name.first and toks[name.first - 1].text in {"in", "on", "at"}:
        return replace(name, kind="place")
    first = name.first + (word == "The")
    articled = first > 0 and toks[first - 1].text == "The" and name.last - first == 2
    if name.kind == "person" and articled and not name_step(toks[first].text) and toks[name.last - 1].text not in KIN:
        return replace(name, first=first - 1, kind="film")
    following = toks[name.last].text if name.last < len(toks) else ""
    if name.kind == "organisation" and name.last - name.first == 1 and not capital(following) and bare(word) not in organisations() and known_title(("The", bare(word)), 0, {})[0] > 1:
        return replace(name, kind="film")  # "Matrix" is short for "The Matrix"
    if name.kind == "film" and first == 1 and articled and following.islower() and following not in words("film") | words("film_follow"):
        return replace(name, first=0)
    job = name.kind == "person" and word[0].isupper() and is_trade(word)
    return replace(name, first=name.first + 1) if opens and (job or word in {"The", "A", "An"}) else name


SQUARES = frozenset("Piazza Piazzale Plaza Rue Via Calle Avenida Praça Platz Boulevard".split())
"""What begins the name of a street or square."""
KIN = frozenset("Brothers Bros Sisters Twins Family Boys Girls".split())
"""What people are that have an article before their name; two other words behind an article are no person's ("The Lost Harbour")."""


def _names_something(name: Tagged, toks: Sequence[Token]) -> bool:
    """Not "The", "I’m", "French", "Director-screenwriter" or "Season 2" alone."""
    parts = [token.text for token in toks[name.first : name.last]]
    if all(part.removesuffix("’s") in words("stop") or CONTRACTED.fullmatch(part) for part in parts):
        return len(parts) > 1 and parts[0] in {"The", "A", "It", "They", "Us", "Him", "Her"}
    if len(parts) == 1 and (demonym(parts[0].removesuffix("’s")) is not None or is_trade(parts[0])):
        return False
    return not (parts[0] in COUNTED and len(parts) == 2 and len(parts[1]) < 4)


def _participle(name: Tagged, toks: Sequence[Token]) -> bool:
    """Whether a capital is only the sentence's: "Scheduled to premiere …", "Created by …"."""
    word = toks[name.first].text
    following = toks[name.last].text if name.last < len(toks) else ""
    return name.first == 0 and name.last == 1 and word.endswith(("ed", "ing")) and following in {"to", "by", "for", "on", "in", "as", "at", "with", "from", "the", "a", "an"}


COUNTED = frozenset({"Season", "Episode", "Phase", "Section", "Act", "Episodes", "Seasons"})
CONTRACTED = re.compile(r"\w+[’'](?:m|ve|ll|d|re|t)|(?:It|He|She|That|There|What|Who|Here|Let)[’']s")
