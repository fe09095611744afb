"""Years that stand beside a title and tell when it came out: "(1999)", "2017's", "the 2004 drama", "in 2010"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.dates import PartialDate
from loaders.reading.coreference import Line
from loaders.reading.needs import wording
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES, Skeleton
from loaders.reading.statement import Statement

D, F, P, ORG, X = CLASSES["D"], CLASSES["F"], CLASSES["P"], CLASSES["O"], CLASSES["X"]
T = "[\ue400-\ue7ff\uf600-\uf67f]"
"""A title, or a name that nothing tells to be one yet: the year beside it does."""
NOT_ITS = (
    r"(?! (?:[a-z]+ ){0,3}(?:festival|ceremony|awards|championships?)\b)(?! (?:post|posts|shooting|strikes?|awards?|festival|breakout|conference|press|interview|dinner|edition|market|lineup|entry|winner|nominee|agreement|debut|toys?|cartoon|comics?|novels?|books?|games?|albums?|tour|"
    r"premiere|competition|selection|sensation|hit|drama|comedy|film|movie|feature)\b)"
)
"""After a name that only tells where the film was seen, or by whom."""
FILMS = rf"(?:(?<=s ){F}(?: ?(?:, (?:and )?|and |& ){F})+|(?<=s , ){F}(?: ?(?:, (?:and )?|and |& ){F})+|{F}{NOT_ITS})"
"""Several after a plural ("two 1976 films, F and F"), else the one that the year stands before."""
KIND = (
    r"(?:film|films|movie|movies|series|show|hit|hits|classic|feature|features|drama|comedy|thriller|horror|remake|adaptation|documentary|doc|debut|sequel|original|"
    r"short|romance|western|musical|biopic|sci-fi|animation|miniseries|blockbuster|breakout|masterpiece|smash|winner|starrer|picture|pic|rom-com|romcom|dramedy|"
    r"reboot|reimagining|epic|satire|vehicle|entry|title|flick|favorite|favourite|darling|sensation|follow-up|actioner|slasher|fantasy|adventure|cult|indie|opus)"
)
NO_TITLE = (
    r"(?!(?:in|on|at|to|by|for|with|when|that|who|which|is|was|were|are|and|edition|festivals?|awards?|ceremony|oscars?|season|seasons|emmys?|season|budget|strikes?|"
    r"election|war|report|interview|campaign|tour|novel|book|memoir|play|bestseller|album|song|article|essay|nominee|slate|line-?up|contenders?|deal|box|but|after|before|as|collection|autobiography|track|single|ep|mixtape|poem|podcast|reports?|studio|"
    r"from|of|he|she|it|they|pandemic|season|race|competition|selection|sidebar) )"
)
ADJECTIVES = rf"(?:{NO_TITLE}(?:{WORD}|{X}|{ORG}(?: 's)?|{P} 's|'s|,) ){{0,7}}?"
BEFORE_TITLE = wording(
    rf"(?P<d>{D}) (?:'s|’s|’|') (?:release of )?{ADJECTIVES}(?P<f>{FILMS})"
    rf"|(?<![\w$])(?:[a-z-]+[’']s|the|his|her|their|its|an?|'s|two|three|four|back-to-back|and|with|like|including|as|,|for|of|on|from|in)(?: (?!(?:in|on|at|from|since|until|by|for|to|of|and|includes?|including|credits?|was|is) )[a-z-]+){{0,2}}? (?P<d2>{D}) (?!,){ADJECTIVES}(?P<f2>{FILMS})"
    rf"|(?:following|after|since|before) (?:the )?(?P<d3>{D}) release of (?:(?:{WORD}|{P}|'s) ){{0,8}}?(?P<f3>{F})"
)
BRACKET = wording(rf"(?P<f>{T})(?: 's)? \( (?:[^()]{{0,50}}[,;] )?(?P<d>{D})(?: [—-] ?(?:{D}|present|\d+))?(?: ?[,;][^()]{{0,60}})? \)")
AFTER_TITLE = wording(
    rf"(?P<f>{F}) , (?:which (?:was|is) )?(?:the|an?|{P} 's|{ORG} 's|his|her|their|its|'s) (?:{WORD} ){{0,3}}?(?P<d>{D}) (?:'s )?(?:(?:{WORD}|{X}|{ORG}) ){{0,5}}?{KIND}\b"
    rf"|(?P<f2>{F}) (?:{KIND} )?(?:from|in) (?P<d2>{D})(?= ?,| and| \.| ;| —|\)| for| opposite| alongside| with| as|$| {F})"
    rf"|(?P<f4>{F}) , (?:the|an?|his|her|their) (?:{WORD} ){{0,3}}?(?:{KIND}|prequel) (?:of|from) (?P<d4>{D})"
    rf"|(?P<f7>{F}(?: ?(?:, (?:and )?|and |& ){F})*) , (?:back-to-back|both|two) (?P<d7>{D}) (?:{WORD} ){{0,3}}?{KIND}"
    rf"|(?P<f5>{F}) (?:, )?(?:followed|arrived|appeared|came along|came out|was made) in (?P<d5>{D})"
    rf"|(?P<f6>{F}) (?:saw|sent|had|took|brought|gave) [^\ue400-\ue7ff;—]{{1,90}}? (?:way )?back in (?P<d6>{D})"
    rf"|(?P<f3>{F}) , (?:from |released in |out in )?(?P<d3>{D}) ?[,.;)]"
)
IN_YEAR = wording(
    rf"(?:^|[;—] )(?:and )?in (?P<d>{D}) (?:, )?(?:(?:{WORD}|{P}|,) ){{0,5}}?"
    rf"(?:starred|stars|acted|appeared|appears|directed|directs|wrote|co-wrote|wrote and directed|helmed|co-directed|made|released|landed|debuted|played) "
    rf"(?:(?!(?:episode|season|nominated|sequel) )(?:{WORD}|{P}|'s|{X}|,|{ORG}) ){{0,8}}?(?P<f>{F})"
    rf"|\b(?:began|started|launched|kicked off|debuted) in (?P<d2>{D}) with (?P<f2>{F})"
)
MADE = re.compile(r"\b(?:made|making|shot|shooting|filmed|filming) (?:the |his |her |their )?$")
"""Before a title and a year: that of the work on it."""
HONOURED = re.compile(
    r"\b(?:nominat\w+|won|wins?|winning|oscars?|awards?|emmys?|globes?|joined|joins|left|leaving|returned|sold|bought|acquir\w+|saw|watched|prize|palme|novel|book|remake of|"
    r"remade|graduat\w+|gave birth|studied|turned down|auditioned|rumou?r\w*|first met|divorced|married|died)\b[^;—]*$"
)


WRITTEN = re.compile(
    rf"\b(?:books?|novels?|albums?|songs?|memoirs?|singles|tracks|autobiograph\w+|short stories|plays|video games|concerts?|tours?)(?: ,| :)?(?: (?:such as|like|including|titled|called))?(?: {T}(?: \([^()]*\))? ?(?:,|and|, and))* $"
)
"""What stands before titles, of one list, that are no films'."""


def beside_titles(line: Line) -> Iterator[tuple[str, Statement]]:
    """Each with the sign of its date, which belongs to no other film."""
    skeleton = line.skeleton
    text = skeleton.text
    taken: set[str] = set()
    for pattern in (BRACKET, AFTER_TITLE, BEFORE_TITLE, IN_YEAR):
        for match in pattern.finditer(text):
            found = {name.rstrip("234567"): value for name, value in match.groupdict().items() if value}
            when = _year(skeleton, found["d"]) or (_month(skeleton, found["d"]) if pattern is BEFORE_TITLE and match["d"] else None)
            if when is None or found["d"] in taken or (pattern is AFTER_TITLE and match["f2"] and (HONOURED.search(text[max(0, match.start() - 60) : match.start()]) or MADE.search(text[max(0, match.start() - 20) : match.start()]))):
                continue
            taken.add(found["d"])
            if pattern is BRACKET and WRITTEN.search(text[max(0, match.start() - 160) : match.start()]):
                continue
            for sign in skeleton.names(found["f"]):
                if not sign.reference and not sign.name.isdigit():
                    yield found["d"], Statement(sign.name, "release_date", when, line, qualifiers={"status": "released"})


def _month(skeleton: Skeleton, char: str) -> PartialDate | None:
    """The month that a date is: "August 2016’s F"."""
    when = skeleton.signs[char].date
    return when if when and re.fullmatch(r"\d{4}-\d\d", when.edtf) else None


def _year(skeleton: Skeleton, char: str) -> PartialDate | None:
    """The year that a date is, the first of a run ("2008–2009"); None where it is more or less than a year."""
    when = skeleton.signs[char].date
    if when is None:
        return None
    first = when.edtf.partition("/")[0]
    return PartialDate.parse(first) if len(first) == 4 and first.isdigit() else None
