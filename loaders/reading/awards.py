"""Prizes won and nominations, by films and by people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.reading import contests, prizenames
from loaders.reading.phrases import Phrases
from loaders.reading.rules import WORD, expand
from loaders.reading.skeleton import Sign
from loaders.reading.statement import Statement, denied

S = "(?P<s>[\ue000-\ue7ff\uf600-\uf67f])"
BODY = re.compile(
    r"\b(?:Oscars?|Academy Awards?|BAFTAs?|Baftas?|Emmys?|Golden Globes?|Palme|Grammys?|Tonys?|Golden Bear|Silver Bear|Golden Lion|Silver Lion|C[ée]sars?|Goyas?|"
    r"Golden Horse|Golden Bell|Blue Dragon|Baeksang|Platino|Ariel|Lola|AACTA|Gotham|Saturn|Obie|Olivier|Magritte|Awards?|Prize|Prix|Cup|Leopard|Pulitzer|Peabody|Medal|Trophy|Golden Alexander|Hugo|Carriage|Cam[ée]ra|Honou?rs?|SAG|Critics.? Choice|Spirit|David)\b"
)
EVENT = re.compile(r"\b(?:Festival|Market|Academy|Guild|Reporter|Association|Society|Week|Ceremony)\b(?!.*\b(?:Award|Prize))")
FILLED = rf"(?:{WORD}|[\uf000-\uf5ff\uf600-\uf6ff\uec00-\uefff\ue800-\uebff]|'s|,|/)"
STRETCH = rf"(?P<o>(?:{FILLED} ){{0,16}}?(?:{FILLED}))(?= ;| —| \.| , (?!including )(?:has|have|is|was|will|are|were|had|[a-z]+ed|[a-z]+ing|said) | while | but | who | which |$| for [\ue400-\ue7ff]| in [\ue400-\ue7ff]| for (?:his|her|their) | alongside | from [\ue400-\ue7ff]| with | thanks | , and (?:later |also |then )?[a-z]+ed | and (?:received|earned|won|was|is|has|nabbed|landed|scored) | [\ue000-\ue7ff])"
WON = (
    r"(?:won|wins|win|winning|took home|took|takes|received|receives|receive|receiving|earned|scored|nabbed|picked up|scooped|was awarded|were awarded|awarded|claimed|landed|got|nab|nabs|earning|earns|earn|"
    r"collected|bagged|accepted|was honou?red with|honou?red with|be honou?red with|presented with|celebrate .{0,80} with|be presented with|win|has two|has won|went on to win|beat .{0,60} to)"
)
UP = (
    r"(?:(?:was|is|are|were|been|being|also) (?:also )?(?:nominated|shortlisted)|nominated|up|in the running|shortlisted|in contention|vying|competing|competed|competes|earned (?:a |an |her |his |its )?nominations?|"
    r"received (?:a |an )?nominations?|nominee)(?: [a-z-]+){0,3}? for"
)
PATTERNS = tuple(
    (what, re.compile(expand(pattern)))
    for what, pattern in (
        ("award", rf"{S}(?:{{A}})? ?,? ?(?:who |which |that |both )?(?:{{w}}){{0,4}}?{WON} (?!him |them |her an? ){STRETCH}"),
        ("nominated_for", rf"{S}(?:{{A}})? ?(?:,? ?who |,? ?which |,? ?that )?(?:{{w}}){{0,4}}?{UP} {STRETCH}"),
        ("award", rf"{S}(?:{{A}})? (?:{{w}}){{0,2}}?(?:named|was|were|is) (?P<o>best (?:{FILLED} ){{0,7}}?(?:{FILLED}))(?= ;| —| \.| while| but| ,|$| for| with)"),
        ("award", rf"\bit (?:{{w}}){{0,3}}?{WON} {STRETCH}"),
        ("award", rf"(?:earned|earning|won|winning|garnered|netted|got|landed|landing) (?P<whom>him|her|them) {STRETCH}"),
        ("award", rf"^(?:{{w}}){{0,4}}?{S} [^\ue000-\ue7ff;—]{{1,140}}?(?: and| but| ,) (?:(?:also|later|did|subsequently|eventually|ultimately|where it|for which it|and|but) ){{0,3}}(?P<v>won|win|winning|received|receiving|earned|earning|nabbed|took|picked up|becoming the (?:{{w}}){{1,7}}?to win) {STRETCH}"),
        ("nominated_for", rf"^(?:{{w}}){{0,4}}?{S} [^\ue000-\ue7ff;—]{{1,140}}?(?: and| but| ,) (?:(?:also|later|subsequently|where it|and|but) ){{0,3}}{UP} {STRETCH}"),
        ("award", rf"{S}(?: ,)? (?:is|was|were|are) (?:also )?(?:the|an?|one of the) (?:joint |first |inaugural )?(?:co-)?(?:winner|recipient)s? of {STRETCH}"),
        ("award", rf"{S}(?: ,)? (?:is|was|became) (?:also )?(?:notable as |known as )?(?:one of )?the (?!favou?rite|front)(?:{{w}}|{{D}} |\( | \)){{1,9}}?(?:and the (?:{{w}}){{1,7}}?)?to (?:win|receive|earn|be awarded) {STRETCH}"),
        ("nominated_for", rf"{S}(?: ,)? (?:is|was|became) (?:also )?(?:one of )?the (?!favou?rite|front)(?:{{w}}|{{D}} ){{1,9}}?to be nominated for {STRETCH}"),
        ("nominated_for", rf"\bit (?:{{w}}){{0,3}}?{UP} {STRETCH}"),
        ("award", rf"{S}(?: ,)? (?:is|was|happens to be) (?:also )?an? (?:{{w}}){{0,2}}?(?P<o>(?:{FILLED} ){{1,4}}?)(?:winner|winning|nominee|nominated)\b"),
        ("award", rf"(?P<o>(?:{FILLED} ){{1,12}}?)(?:(?:was |were |is |has been )?(?:awarded|given|presented) to|went to|goes to|go to|going to|was won by|won by|winner is|honou?red) (?:{{w}}){{0,4}}?{S}"),
        ("award", rf"(?:received|recipients of|winners of|won|honou?rees of) (?P<o>(?:{FILLED} ){{1,8}}?)(?:are|include|including|is|were|such as) (?:{{w}}){{0,4}}?{S}"),
        ("nominated_for", rf"(?P<o>(?:{FILLED} ){{1,6}}?)(?:nominations?|nods?|noms?) (?:to|for) (?:{{w}}){{0,3}}?(?P<s>[\ue000-\ue3ff])"),
        ("nominated_for", rf"(?:nominees?|contenders?)(?: in| for)? (?:the )?(?P<o>(?:{FILLED} ){{1,6}}?)(?:category |award |prize |race )?(?:also )?(?:include|including|are|is|were) (?:{{w}}){{0,3}}?{S}"),
        ("nominated_for", rf"{S} (?:is|was|are|were|will be)? ?(?:also )?up against (?P<s2>[\ue000-\ue7ff]) (?:in|for) (?P<o>(?:{FILLED} ){{1,6}}?)(?:category|award|prize|race)"),
        ("nominated_for", rf"{S} (?:faces?|faced) (?:{{w}}){{0,2}}competition from (?P<s2>[\ue000-\ue7ff]) (?:in|for) (?P<o>(?:{FILLED} ){{1,6}}?)(?:category|award|prize|race)"),
        ("nominated_for", rf"{S} (?:lead|leads|led)(?: {{w}}|{{D}} ){{0,4}}? with (?:{{w}}){{0,3}}?(?:nominations?|nods) ,? ?including (?P<o>(?:{FILLED} ){{0,9}}?{FILLED})(?= \.| ;| for|$)"),
        ("award", rf"(?P<s>[\ue000-\ue3ff]) , (?:the |an? )?(?:[a-z]+-time |twice )?(?P<o>(?:{FILLED} ){{1,5}}?)(?:winner|nominee|laureate)\b"),
        ("award", rf"(?P<o>(?:{FILLED} ){{1,4}}?)(?:winners?|nominees?) (?:like|such as) {S}"),
        ("award", rf"^(?:{{w}}){{0,4}}?(?:[\ue000-\ue3ff] 's (?:{{w}}){{0,3}}?,? ?)?{S} [^\ue000-\ue7ff;—]{{1,100}}? , (?:winning|earning|taking|scoring|nabbing|collecting|picking up) {STRETCH}"),
        ("nominated_for", rf"{S} beat (?P<o>[\ue000-\ue7ff] to the best (?:{{w}}){{1,5}}?(?:title|prize|award))"),
    )
)  # fmt: skip
ABOUT = re.compile(r"[\uf000-\uf3ff]|\b(?:winners?|laureate|nominees?|best|outstanding|awards?|prizes?|nominat\w+|oscars?|baftas?|emmys?|honou?r\w*|nods?|trophy)\b")
NOMINATION = re.compile(r"\b(?:nominations?|nominated|nominees?|nods?|noms?|shortlisted)\b")
NOTHING = re.compile(r"\b(?:box office|weekend|million|rights|deal|role|auction|part in|case|lawsuit|trial|election|bid|look at)\b")


def statements(sentences: Sequence[Phrases]) -> Iterator[Statement]:
    """award and nominated_for of all sentences."""
    for before, phrases in pairwise([None, *map(_with_categories, sentences)]):
        if phrases is None:
            continue
        for note in phrases.notes:
            if note.what in {"award", "nominated_for"}:
                yield Statement(note.left.name, note.what, canonical(note.right.name), phrases.line, rule="prize note " + note.what)
        if not ABOUT.search(phrases.text):
            continue
        yield from _called(before, phrases)
        for part in (phrases, *phrases.parts):
            for number, (what, pattern) in enumerate(PATTERNS, 1):
                for match in pattern.finditer(part.text):
                    yield from _state(what, match, part, f"prize {number}")
        if "best " in phrases.text or "outstanding " in phrases.text:
            yield from contests.statements(_with_categories(replace(phrases, text=phrases.line.skeleton.text)).text, phrases)


CALLED = re.compile(rf"(?:^|(?<=[,:;—] )|(?<=when )|(?<=as )|(?<=that )|(?<=while )|(?<=but )|(?<=and ))the (?:[a-z0-9]+-time |twice |two-times |former )?(?P<o>(?:{FILLED} ){{1,3}}?)(?P<w>winner|nominee)(?: 's)? (?!for |of |and |, |in |at |[\ue000-\ue7ff])")


ALONE = re.compile(r"(?<!\bof )[\ue000-\ue3ff](?! 's|-)")


def _called(before: Phrases | None, phrases: Phrases) -> Iterator[Statement]:
    """What somebody goes by instead of a name: "the two-time Oscar nominee said", of the one person that the sentence before names."""
    people = {sign.name for match in ALONE.finditer(before.text) for sign in before.names(match.group(), "person")} if before else set()
    person = people.pop() if len(people) == 1 else None
    for match in CALLED.finditer(phrases.text) if person else ():
        if any(sign.name != person for other in ALONE.finditer(phrases.text, 0, match.start()) for sign in phrases.names(other.group(), "person")):
            continue
        what = "award" if match["w"] == "winner" else "nominated_for"
        for prize in prizes(match["o"], phrases):
            yield Statement(str(person), what, prize, phrases.line, rule="prize called")


def _with_categories(phrases: Phrases) -> Phrases:
    """The sentence with what the names of categories were taken for ("Best Supporting" for somebody's name) in words again."""
    signs = phrases.line.skeleton.signs
    out: list[str] = []
    begun = False
    for word in phrases.text.split(" "):
        sign = signs.get(word)
        begun = sign is not None and (_category(sign) or (begun and bool(OF_CATEGORY.fullmatch(sign.text))))
        out.append(sign.text.lower() if sign and begun else word)
    return replace(phrases, text=" ".join(out))


OF_CATEGORY = re.compile(r"(?:(?:Animated|Short|Film|Feature|Documentary|Foreign|Language|International|Live|Action|Original|Adapted|Score|Song|Visual|Effects|Picture|Subject|Screenplay|Music)(?: |$))+")
"""What goes on with a category that began as a name: "Best" + "Animated Short Film"."""
KIND_OF_FILM = re.compile(r"\b(?:Film|Feature|Picture|Short|Documentary|Series|Screenplay|Score|Song)$")


def _category(sign: Sign) -> bool:
    return sign.kind != "other" and (sign.text == "Best" or sign.text.startswith(("Best ", "Outstanding ", "Most Promising"))) and (sign.kind != "film" or bool(KIND_OF_FILM.search(sign.text)))


def _state(what: str, match: re.Match[str], phrases: Phrases, rule: str) -> Iterator[Statement]:
    text = match["o"]
    if NOTHING.search(text) or denied(phrases.text, match.start(), match.end()):
        return
    if what == "award" and (NOMINATION.search(phrases.text, match.start("v") if "v" in match.groupdict() else match.start(), match.end()) or any("Nomination" in s.text for s in phrases.names(text))):
        what = "nominated_for"
    if re.search(r"(?:inspired|produced|directed|written|starring) by [^ ]+ $", phrases.text[: match.start() + 1] + " ") and " that " in match.group():
        return
    subjects, found = _subjects(match, phrases), prizes(text, phrases)
    if any(s.kind == "name" for s in subjects) and not SCREEN.search(" ".join(found)):
        return
    if match.groupdict().get("s2"):
        subjects += phrases.names(match["s2"], "person", "film")
    if text[0] in phrases.groups or "film" in {s.kind for s in phrases.names(text[0])}:
        yield from (Statement(s.name, "award", prize, phrases.line, rule=rule) for s in subjects for prize in found)
        subjects = phrases.names(text[0], "person", "film")
    yield from _shared(match, phrases, what, found, rule)
    if found:
        yield from _prized_work(match, phrases, text)
    if len(subjects) == len(found) > 1 and "respectively" in phrases.text[match.start() : match.end() + 16]:
        yield from (Statement(s.name, what, prize, phrases.line, rule=rule) for s, prize in zip(subjects, found, strict=True))
        return
    for sign in subjects:
        for prize in found:
            yield Statement(sign.name, what, prize, phrases.line, rule=rule)
    film = _made_for(match, phrases) if subjects and all(s.kind != "film" for s in subjects) else ""
    yield from (Statement(film, what, prize, phrases.line, rule=rule + " film") for prize in found if film and CATEGORY.search(prize))


def _made_for(match: re.Match[str], phrases: Phrases) -> str:
    """The film for which a person has a prize, which is the film's too: "P won X for F", "For his role in F, P won X", "F, for which P won X"."""
    text = phrases.text
    found = WORK_IN.match(text, match.end()) or LED_WORK.match(text) or FOR_FILM.match(text, match.end()) or LED_FILM.match(text) or WHICH_FILM.search(text, 0, match.start("s") if match.groupdict().get("s") else match.start())
    film = phrases.names(found["f"])[0] if found else None
    return film.name if film and not CATEGORY.match(film.text) else ""


def _subjects(match: re.Match[str], phrases: Phrases) -> list[Sign]:
    """Who or what won it; "it" is the film last named, "him" whom the sentence is about."""
    groups = match.groupdict()
    if groups.get("s"):
        return phrases.names(match["s"], "person", "film", "name")
    before = phrases.names(phrases.text[: match.start()], "person" if groups.get("whom") else "film")
    if groups.get("whom"):
        return before[:1]
    recent = phrases.line.recent
    return before[-1:] or ([Sign("film", recent, recent)] if recent else [])


CATEGORY = re.compile(r"\b(?:best|outstanding|worst|most promising)\b", re.IGNORECASE)
FOR_FILM = re.compile(expand(r"(?: ,)? for (?:(?!producing|hosting)(?:{w})|'s |as ){0,8}?(?P<f>{F})"))
LED_FILM = re.compile(expand(r"for (?:{w}|'s |as ){0,8}?(?P<f>{F})(?: 's (?:{w}){0,3}?| (?:{w}){0,2}?)?(?: as {ANY})? , "))
_WORK = r"(?P<f>[\ue400-\uf3ff\uf600-\uf6ff]) 's (?:{w}){0,3}?(?:performances?|roles?|portrayal|screenplay|score|cinematography|direction|costumes?|effects|editing)\b"
WORK_IN = re.compile(expand(rf"(?: ,)? for (?:both )?{_WORK}"))
LED_WORK = re.compile(expand(rf"for {_WORK}[^,]{{0,60}} , "))
"""Whose score somebody won for is a film, and no other person."""
WHICH_FILM = re.compile(expand(r"(?P<f>{F})(?: ,)? for which (?:{w}){0,3}?$"))
SCREEN = re.compile(r"Academy Award|Oscar|\b(?:film|feature|picture|short|documentary|series)\b", re.IGNORECASE)
FOR = re.compile(expand(r"(?P<p>[\ue000-\ue3ff]) (?:for|in) (?:{w}){0,5}?(?P<f>[\ue400-\ue7ff])"))
CREDIT = (("actor", re.compile(r"act(?:or|ress)")), ("director", re.compile(r"\bdirector")), ("writer", re.compile(r"screenplay")))


NO_CREDIT = re.compile(r"\b(?:cinematograph|edit|design|costume|sound|effects|make-?up|hair|casting|song|photograph|producer|career|lifetime|honou?rary|life achievement|icon|actor award)")
MADE = re.compile(r"\b(?:film|feature|documentary|short|director|directing|jury|grand prix|grand prize|filmmaker)\b")


def _prized_work(match: re.Match[str], phrases: Phrases, category: str) -> Iterator[Statement]:
    """The credit of "the prize for best … went to P for F": what the category is for, else the direction of what was prized."""
    signs = [sign for sign in phrases.names(match.groupdict().get("s") or "", "person") if not sign.reference]
    work = WORK.match(phrases.text, match.end())
    words = category + " " + " ".join(sign.text.casefold() for sign in phrases.names(category))
    if not signs or not work or NO_CREDIT.search(words):
        return
    credit = next((name for name, pattern in CREDIT if pattern.search(words)), "director" if MADE.search(words) else "")
    for film in phrases.names(work["f"], "film") if credit else ():
        yield from (Statement(film.name, credit, sign.name, phrases.line, rule="prized work") for sign in signs)


WORK = re.compile(expand(r" ?,? (?:for|with) (?:{w}){0,3}?(?P<f>[\ue400-\ue7ff])"))


def _shared(match: re.Match[str], phrases: Phrases, what: str, found: Sequence[str], rule: str) -> Iterator[Statement]:
    """The rest of a field: "P for F , P for F and P for F" after the first of them; the category tells their credit."""
    pairs = list(FOR.finditer(phrases.text, match.start()))
    if len(pairs) < 2 or len(found) != 1:
        return
    credit = next((name for name, pattern in CREDIT if pattern.search(found[0])), "")
    for pair in pairs:
        for sign in phrases.names(pair["p"], "person"):
            yield Statement(sign.name, what, found[0], phrases.line, rule=rule + " shared")
            for film in phrases.names(pair["f"], "film"):
                if credit:
                    yield Statement(film.name, credit, sign.name, phrases.line, rule=rule + " credit")


def prizes(text: str, phrases: Phrases) -> list[str]:
    """The prizes that a stretch names: bodies ("Oscar"), categories ("best director"), or a category of a body.

    Of "seven Academy Awards including best picture and best director" each category is one of the body's.
    """
    words = _readable(text, phrases)
    words = alone if IN_FULL.search(alone := GALA.sub(" ", words)) else words
    bodies = [canonical(match.group()) for match in BODIES.finditer(words)]
    categories = [re.sub(r"\s*/\s*", "/", _trim(match.group())) for match in CATEGORIES.finditer(words)]
    categories = [category for category in categories if len(category.split()) > 1 and category.split()[-1].casefold() not in UNFINISHED]
    full = [body for body in bodies if " for " in body]
    if full:
        return [*bodies, *(f"{full[0].split(' for ')[0]} for {category}" for category in categories)]
    if bodies and categories:
        return [f"{bodies[0]} for {category}" for category in categories]
    if len(categories) == 1 and (place := re.search(r"\b(?:at|in) (the )?⟨([^⟩]+)⟩", words)):
        return [f"{categories[0]} at {place[1] or ''}{place[2]}"]
    return categories or bodies


def _readable(text: str, phrases: Phrases) -> str:
    """The stretch in words; a name that can be a prize is marked off."""
    out = []
    for char in text:
        sign = phrases.line.skeleton.signs.get(char)
        out.append(char if sign is None else _shown(sign))
    return NAMED.sub(r"⟦\1⟧", re.sub(r" 's\b", "’s", "".join(out)))


NAMED = re.compile(r"⟨([^⟩]+)⟩(?= (?:award|prize|trophy|honou?r)s?\b)")
"""A prize by the name of what gives it: "the Un Certain Regard award"."""


def _shown(sign: Sign) -> str:
    if sign.text.startswith("Best "):
        return sign.text[0].lower() + sign.text[1:]
    known = sign.kind in {"other", "name"} or BODY.fullmatch(sign.text)
    if any(span.of(sign.text) == sign.text for span in prizenames.named(sign.text)) or (known and BODY.search(sign.text) and not EVENT.search(sign.text)):
        return f"⟦{sign.text}⟧"
    return f"⟨{sign.text}⟩"


BODIES = re.compile(r"⟦[^⟧]*⟧(?: d’or| d'or| (?:award|prize|trophy|honou?r)(?![a-z]))?|\b(?:oscars?|baftas?|emmys?|golden globes?|césars?|academy awards?)\b")
IN_FULL = re.compile(r"⟦[^⟧]* for [^⟧]*⟧")
GALA = re.compile(r"\b(?:at|during) (?:the )?(?:\S+ ){0,2}?⟦[^⟧]* (?:Awards|Oscars|Globes|Emmys)⟧")
"""The evening on which prizes are given: "at the 75th Academy Awards"."""
CATEGORIES = re.compile(r"\b(?:best|outstanding|most promising) (?!known|selling|friend|practice|interest|way|of |to )(?:(?!best\b|outstanding\b)[A-Za-z’-]+(?: / |/| )?(?:in a )?){1,7}")
UNFINISHED = frozenset("supporting lead leading original adapted foreign animated live new international".split())
STOPS = frozenset("at for from prize prizes award awards trophy title titles in on of the and by with was this last honor honour accolade category a an to as his her its their nomination nominations roles role nods nod known but".split())


def _trim(category: str) -> str:
    """The category up to the first word that is no more of it."""
    words = category.split()
    kept = words[:1]
    for i, word in enumerate(words[1:], 1):
        if (word == "in" and words[i + 1 : i + 2] in (["a"], ["an"]) and i + 2 < len(words)) or (word in {"a", "an"} and kept[-1] == "in"):
            kept.append(word)
        elif word in STOPS:
            break
        else:
            kept.append(word)
    return " ".join(kept).strip(" /,")


def canonical(name: str) -> str:
    """A prize in the singular, without number, year or "Awards" after a name that needs none."""
    name = re.sub(r"\bd(['’])or\b", r"d\1Or", re.sub(r"[⟦⟧]", "", name))
    name = re.sub(r"^(?:\w+-time|multi|two-time|the|\d+(?:st|nd|rd|th)?|(?:19|20)\d\d|strong)\s+", "", name, flags=re.IGNORECASE)
    name = re.sub(r"^(Oscar|Golden Globe|Emmy|Bafta|BAFTA|Grammy|Tony|Goya)s?(?: Awards?)?$", r"\1", name, flags=re.IGNORECASE)
    name = re.sub(r"\s+Nominations?$", "", name)
    name = re.sub(r"\bAwards$", "Award", name)
    if name in {"oscar", "emmy", "tony", "grammy", "goya", "césar", "cesar", "olivier", "pulitzer", "peabody"}:
        return name.capitalize()
    if name.casefold() == "bafta":
        return name if name != "bafta" else "BAFTA"
    if name.casefold() in {"golden globe", "golden-globe"}:
        return "Golden Globe"
    return "Palme d’Or" if name.casefold() == "palme" else name
