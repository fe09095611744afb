"""Where a sentence names prizes: bodies ("Oscar", "Jury Prize"), categories ("best actor in a drama"), and categories of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from loaders.reading import prizenames
from loaders.reading.categories import SMALL, is_of_category
from loaders.reading.coreference import Line
from loaders.reading.skeleton import Sign, Skeleton
from loaders.reading.words import demonym, words

FIRST, LAST = "\uf380", "\uf3ff"
PRIZE = f"[{FIRST}-{LAST}]"
"""The sign of a prize in a sentence: the end of the block of other names."""
ABOUT = re.compile(r"(?i)award|prize|oscar|bafta|emm(?:y|ies)|globe|palme|grammy|\btonys?\b|\bobie|golden|silver|\bbest |outstanding|c[ée]sar|goya|honou?r|trophy|jury|medal|\bprix\b|peabody|pulitzer|olivier|d[’']or|\blola|guild|nomin")
"""A sentence without any of these names no prize."""
KNOWN = (
    r"Academy Awards?|Oscars?|(?:(?:Primetime|Daytime|International|Sports|Children[’']s|News & Documentary) )?Emm(?:y|ys|ies)(?: Awards?)?|BAFTAs?(?: (?:TV |Film |Cymru |Scotland )?Awards?)?|"
    r"Golden Globes?(?: Awards?)?|Grammys?(?: Awards?)?|Tonys?(?: Awards?)?|C[ée]sars?(?: Awards?)?|Goyas?(?: Awards?)?|Oliviers?(?: Awards?)?|Obies?(?: Awards?)?|"
    r"Pulitzers?(?: Prizes?)?|Peabodys?(?: Awards?)?|Lolas?|SAGs?(?: Awards?)?|Annies?(?: Awards?)?|AACTAs?(?: Awards?)?|(?:Short Film )?Palme(?: d[’']Or)?|David di Donatello(?: Awards?)?|Czech Lions?|(?:[A-Z][\w-]+ )?Lux Prize|"
    r"[\w’'-]+ d[’']Oro?|Grand Prix|(?:Golden|Silver|Crystal|Platinum|Bronze) (?:Bear|Lion|Leopard|George|Horse|Palm|Shell|Alexander|Space Needle|Pyramid|Peacock|Eye|Iris|Raven|Hugo|Bell|Globe|Mulberry|Lola|Carriage)s?(?: Awards?)?"
)
CRAFT = "(?:picture|film|director|directing|actor|actress|screenplay|cinematography|editing|score|song|acting|drama|comedy|documentary|animation|producer|editor|sound|casting|writing)"
NAME = r"[A-ZÀ-Ý0-9][\w’'.&/+-]*"
BODY = re.compile(
    rf"(?<![\w-])(?:(?P<known>(?i:{KNOWN}))(?![\w’'])|"
    rf"(?P<named>(?:{NAME} (?:(?:of|for|in|de|di|du|del|dello|and|&|of the|for the|in the) )?){{1,7}}?(?:Award|Prize|Prix|Trophy|Medal|Cup|Fellowship|Honou?r|Mention|Leopard)s?)(?![\w’'])|"
    r"(?P<of>Award of [A-Z]\w+)|"
    rf"(?P<common>(?:(?:{NAME}|un certain regard|grand|special|jury|audience|critics|youth|career|honorary|lifetime|achievement|people|choice|ecumenical|student|public|directing|acting|screenwriting|excellence) ){{1,5}}(?:award|prize|trophy|medal|mention)))(?![\w’'-])(?: (?:of|for) (?:Excellence|Distinction|Merit|Achievement|(?:Lifetime|Career) Achievement)(?: in [A-Z]\w+(?: [A-Z]\w+)*)?)?"
)
CATEGORY = re.compile(r"(?<![\w-])(?i:best|outstanding|worst|most promising)(?= )")
WORD = re.compile(r" ([^ ]+)")
AFTER = re.compile(r" (?:award|prize|trophy|honou?r|title|category|race|statuette)s?(?![\w-])")
OF_BODY = re.compile(rf"(?: (?:award|prize|trophy))? (?:for|in) (?:the |an? |his |her |its )?(?:(?P<c>(?:supporting |lead |original |adapted |foreign |international |animated |short |live action |documentary )*{CRAFT}(?= ,| \.| ;| and | at | for | in |$))|(?=(?i:best|outstanding) ))")
GALA = re.compile(r"(?:\b(?:at|during|attend\w*|host\w*|before|after|annual|following|from|to|of|ahead of|\d+(?:st|nd|rd|th)|this year 's|last year 's|last month 's|sunday 's|upcoming) (?:the )?(?:\S+ ){0,3}$)")
"""Before a name in the plural: the evening on which prizes are given, and no prize."""
EVENT = re.compile(r" (?:ceremon\w+|season|campaign|race|hosts?|telecast|broadcast|show|red carpet|gala|night|voters?|voting|party|nominations (?:were|are|will)|winners list|press room|presenters?|stage|luncheon|body)\b")
UNFINISHED = frozenset("supporting lead leading original adapted foreign animated live new international language".split())
"""What a category doesn't end with."""
NOT_BEST = frozenset("known selling seller sellers friend friends practice practices interest way of to in known-for reviewed original-sounding wishes bet part parts thing things".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A prize in a row of tokens: from `first` to before `last`, and what it is called."""

    first: int
    last: int
    name: str
    tail: str = ""
    """What the last token goes on with: "nomination"."""


def marked(line: Line) -> Line | None:
    """The line with each prize under one sign; nothing where it names none."""
    tokens, texts = _tokens(line.skeleton)
    plain = " ".join(texts)
    if not ABOUT.search(plain):
        return None
    found = _chosen(_clear(each, tokens, line.skeleton.signs) for each in (*_bodies(plain, texts), *_categories(plain, texts)))
    if not found:
        return None
    signs = dict(line.skeleton.signs)
    out: list[str] = []
    at = 0
    for number, each in enumerate(found[: ord(LAST) - ord(FIRST)]):
        char = chr(ord(FIRST) + number)
        signs[char] = Sign("other", each.name, each.name)
        out += [*tokens[at : each.first], char, *([each.tail] if each.tail else [])]
        at = each.last
    return replace(line, skeleton=Skeleton(" ".join([*out, *tokens[at:]]), signs))


HYPHENED = re.compile(r"(?!co-)(.+?)-(winning|winners?|nominated|nominees?|laureates?)")


def _tokens(skeleton: Skeleton) -> tuple[list[str], list[str]]:
    """The words and signs of a sentence, and what is written for each; "Oscar-winning" are two."""
    tokens = [part for word in skeleton.text.split() for part in _apart(word)]
    return tokens, [skeleton.signs[token].text if token in skeleton.signs else token for token in tokens]


def _apart(word: str) -> tuple[str, ...]:
    match = HYPHENED.fullmatch(word)
    return (match[1], match[2]) if match else (word,)


def _span(texts: list[str], start: int, end: int) -> tuple[int, int]:
    """The tokens that a stretch of the written text touches."""
    at, first = 0, -1
    for number, text in enumerate(texts):
        stop = at + len(text)
        if first < 0 and start < stop:
            first = number
        if end <= stop:
            return first, number + 1
        at = stop + 1
    return first, len(texts)


def _bodies(plain: str, texts: list[str]) -> Iterator[Found]:
    for match in BODY.finditer(plain):
        before = plain[max(0, match.start() - 60) : match.start()]
        several = match.group().endswith("s") and not match["common"]
        if (several and GALA.search(before)) or EVENT.match(plain, match.end()):
            continue
        name = canonical(match.group())
        end = match.end()
        if following := OF_BODY.match(plain, end):
            category = _category(plain, following.end()) if not following["c"] else None
            if following["c"] or category:
                name = re.sub(r"(Award|Prize|Globe|Oscar|Bear|Lion|Leopard|Lola)s$", r"\1", re.sub(r"^(?:19|20)\d\d ", "", match.group()))
                name = name if any(letter.isupper() for letter in name) else canonical(name)
                name, end = (f"{name} for {category[1]}", category[0]) if category else (f"{name} for {following['c']}", following.end())
        elif category := _category(plain, end + 1):
            name, end = f"{name} {category[1]}", category[0]
        if name:
            tail = TAIL.match(plain, end)
            yield Found(*_span(texts, match.start(), end), name, tail[1].lower() if tail else "")


TAIL = re.compile(r" (Nominations?|Nominees?|Winners?)(?![\w’'-])")
"""A word of winning that passes for the end of a prize's name."""
MORE = re.compile(rf"(?: ,| and| , and| &) (?P<c>(?:(?i:supporting|lead|original|adapted|foreign|international|animated|production|costume|visual|film|live action|best new) )*(?i:{CRAFT}|effects|design|costumes|makeup|hairstyling|ensemble|cast)s?)(?= ,| and | & | \.| ;| \(| for | at |$)")
"""A further category of a list, without "best"."""


def _categories(plain: str, texts: list[str]) -> Iterator[Found]:
    for match in CATEGORY.finditer(plain):
        category = _category(plain, match.start())
        if category is None:
            continue
        end, name = category
        at = end
        while more := MORE.match(plain, at):
            yield Found(*_span(texts, more.start("c"), more.end("c")), f"{match.group()} {more['c']}")
            bracket = BRACKET.match(plain, more.end())
            at = bracket.end() if bracket else more.end()
        if (body := BODY.match(plain, end + 1)) and body["known"]:
            name, end = f"{name} {canonical(body.group())}", body.end()
        elif name.split()[-1].casefold() in UNFINISHED:
            continue
        yield Found(*_span(texts, match.start(), end), name)


def _category(plain: str, start: int) -> tuple[int, str] | None:
    """Where a category that begins here ends, and its name."""
    match = CATEGORY.match(plain, start)
    if match is None:
        return None
    at = end = match.end()
    while word := WORD.match(plain, at):
        if word[1] in {"and", "&"} and HEAD.search(plain, match.end(), end) and MORE.match(plain, end):
            break
        if word[1] in {"for", "one"} and not GOES_ON.match(plain, word.end()):
            break
        at = word.end()
        if word[1] in SMALL:
            continue
        if not _is_word(word[1]) or word[1].casefold() in NOT_BEST:
            break
        end = at
    if end == match.end():
        return None
    name = re.sub(r" ?/ ?", "/", plain[start:end])
    after = AFTER.match(plain, end)
    return (after.end() if after else end), name


GOES_ON = re.compile(r"[ -](?i:tv|television|children|young|motion|hour|a |an )")
"""After "for" or "one" within a category: "made for television", "one hour"."""
HEAD = re.compile(rf" (?i:{CRAFT})$")
BRACKET = re.compile(r" \([^()]{1,60}\)")


def _is_word(word: str) -> bool:
    if word[0].isupper() and (demonym(word) is not None or word.casefold() in words("tongue")):
        return True
    return word[0].isalnum() and is_of_category(word)


def _clear(found: Found, tokens: list[str], signs: Mapping[str, Sign]) -> Found | None:
    """The find without people before it and titles within; nothing where a title or a day is all it is."""
    first = found.first
    for at in range(found.last - 2, found.first - 1, -1):
        sign = signs.get(tokens[at])
        beside = at == found.last - 2 and signs.get(tokens[at + 1]) is None
        if sign and (sign.reference or sign.kind == "film" or (sign.kind == "person" and " " in sign.text and not beside and not _of_prize(sign.text))):
            first = at + 1
            break
    last = signs.get(tokens[found.last - 1])
    if last is not None and last.kind == "film" and not prizenames.ENDING.search(last.text):
        return None
    if first == found.first:
        return found
    name = canonical(" ".join(signs[token].text if token in signs else token for token in tokens[first : found.last]))
    return Found(first, found.last, name) if first < found.last and BODY.fullmatch(name) else None


def _of_prize(text: str) -> bool:
    return all(_is_word(word) or word.casefold() in SMALL | {"best", "outstanding", "oscar"} for word in text.split())


def _chosen(found: Iterator[Found | None]) -> list[Found]:
    """The longest of those that overlap, in order."""
    taken: list[Found] = []
    for each in sorted((each for each in found if each), key=lambda each: (each.first - each.last, -len(each.name), each.first)):
        if all(each.last <= other.first or each.first >= other.last for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda each: each.first)


SINGULAR = re.compile(r"(?i)^(oscar|golden globe|bafta|grammy|tony|goya|lola)s?(?: awards?)?$")
PROPER = {"bafta": "BAFTA", "golden-globe": "Golden Globe", "palme": "Palme d’Or", "sag": "SAG", "aacta": "AACTA"}


def canonical(name: str) -> str:
    """A prize in the singular, without number, year or "Awards" after a name that needs none.

    >>> canonical("Golden Globes"), canonical("2014 Academy Awards"), canonical("Emmys")
    ('Golden Globe', 'Academy Award', 'Emmy')
    """
    name = re.sub(r"\bd(['’])or\b", r"d\1Or", name)
    name = re.sub(r"^(?:\w+-time|multi|the|\d+(?:st|nd|rd|th)?|(?:19|20)\d\d|strong)\s+", "", name, flags=re.IGNORECASE)
    if single := SINGULAR.match(name):
        name = single[1]
    name = re.sub(r"(?i)\bemm(?:ys|ies)\b", "Emmy", re.sub(r"\s+Nominations?$", "", name))
    name = re.sub(r"\b(Award|Prize)s$", r"\1", name)
    name = re.sub(r"^([Cc][ée]sar|Olivier|Obie|Peabody|Annie|SAG|AACTA|Pulitzer)s$", r"\1", name)
    name = re.sub(r"\b((?:Golden|Silver|Bronze) (?:Lion|Bear|Leopard|Palm|Shell|Alexander)) (?i:awards?)$", r"\1", name)
    name = re.sub(r"\b(Bear|Lion|Leopard|Globe)s$", r"\1", name)
    if name.islower() and (len(name.split()) == 1 or name == "academy award"):
        name = PROPER.get(name) or name.title()
    return PROPER.get(name.casefold(), name)


# -- what a category is for ------------------------------------------------------------------------

BEST = re.compile(r"\b(?:best|outstanding|worst|most promising)\b", re.IGNORECASE)
"""What tells a category from the body that gives it."""
CREDIT = (
    ("director", re.compile(r"\bDirect(?:or|ing|ion)\b", re.IGNORECASE)),
    ("writer", re.compile(r"\b(?:Screenplay|Writing|Writer|Script)\b", re.IGNORECASE)),
    ("actor", re.compile(r"\b(?:Actor|Actress|Performance|Performer|Acting|Voice Artist)\b", re.IGNORECASE)),
    ("composer", re.compile(r"\b(?:Score|Original Music|Music)\b(?! (?:Supervision|Video))", re.IGNORECASE)),
)
NO_CREDIT = re.compile(
    r"\b(?:Art|Casting|Visual|Sound|Sequence|Stunts?|Commercial|Album) Direct(?:ion|ing|or)\b|\b(?:Song|Video|Career|Lifetime|Casting|Stunts?)\b", re.IGNORECASE
)


def credit_of(category: str) -> str:
    """The credit of whom a category is for, if it is for one: the director, a writer, an actor, the composer.

    >>> credit_of("best adapted screenplay"), credit_of("Best Art Direction")
    ('writer', '')
    """
    return "" if NO_CREDIT.search(category) else next((name for name, pattern in CREDIT if pattern.search(category)), "")
