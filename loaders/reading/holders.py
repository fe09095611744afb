"""Who or what has a prize that a sentence names: by the words after it, by those before it, by the subject of its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.phrases import Phrases
from loaders.reading.prizes import PRIZE
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES, Sign
from loaders.reading.statement import denied

P, F, D, Z = CLASSES["P"], CLASSES["F"], CLASSES["D"], PRIZE
N = "[\ue000-\ue7ff\uf600-\uf67f]"
"""Who or what may have a prize: a person, a film, a name of unknown kind."""
AROUND = f"(?:{WORD}|{D}|[\ue800-\uf37f\uf400-\uf6ff]|'s)"
"""What may stand before a prize that is one of several: "two", "the 2014", "Locarno 's"."""
NOUN = re.compile(r" (?:(?P<up>nominations?|nods?|noms?|nominated|nominees?|shortlist\w*|contenders?)|(?P<won>wins?|winning|winners?|victory|victories|triumphs?|laureates?|recipients?|honorees?|honou?rs?))(?![\w-])")
LEAD = r"(?:(?!who |which |that |while |but |and )[^ ,;—\ue000-\ue7ff]+ ){0,8}?"
TO = re.compile(
    rf"(?: for (?:(?!{N})[^ ,;—]+ ){{1,6}}?|(?: (?:at|from|of) (?:(?!{N})[^ ,;—]+ ){{1,6}}?)| , [^,;—\ue000-\ue7ff]{{1,120}} ,)? ?(?:(?:was|were|is|are|will|be|being|been|has|have|also|later|then|both|jointly|posthumously|instead|both) ){{0,4}}"
    rf"(?:, which (?:was |is |will be ))?(?:(?:went|goes|go|going|gone|awarded|given|presented|handed|bestowed)(?: out)?(?: jointly| posthumously| (?:on )?{D})? (?:to|upon|on)|(?:won|taken|claimed|received|shared|scooped) by) {LEAD}(?P<n>{N})"
)
ARE = re.compile(rf" (?:nominees?|winners?|contenders?|nominations?|honorees|recipients)? ?(?:{D} )?(?:also )?(?:are|is|was|were|include[sd]?|including|:|such as|like) {LEAD}(?P<n>{N})")
FIELD = re.compile(r"\b(?:nominees?|winners?|contenders?|nominations?|recipients?|won|received|up|nominated|shortlisted)(?: previously)?(?: (?:for|in|of))? (?:the |[^ ]+ 's )?$")
NOUN_FOR = re.compile(rf" (?:nominations?|nods?|noms?)(?: (?:came|comes|arrived|followed)(?: (?:in )?{D})?)? (?:for|to) {LEAD}(?P<n>{P})")
WINNING = (
    r"w[io]n(?:s|ning)?|t(?:ook|akes?|aking)(?: home| away| in)?|receiv(?:e|es|ed|ing)|earn(?:s|ed|ing)?|scor(?:e|es|ed|ing)|nab(?:s|bed|bing)?|pick(?:s|ed|ing)? up|scoop(?:s|ed|ing)?(?: up)?|"
    r"claim(?:s|ed|ing)?|land(?:s|ed|ing)?|net(?:s|ted|ting)?|garner(?:s|ed|ing)?|secur(?:es|ed|ing)|collect(?:s|ed|ing)|bag(?:s|ged|ging)|accept(?:s|ed|ing)?|g[eo]t(?:s|ting)?|notch(?:es|ed|ing)?|captur(?:es|ed|ing)|sw(?:ept|eeps)|"
    r"sweeping|shar(?:ed|es|ing)(?! in)|amass(?:ed|ing)|(?:(?:presented|honou?red|feted|recogni[sz]ed|rewarded|celebrated) with|(?P<given>awarded|given|handed|bestowed))|(?:has|have|had|boasts|holds) (?=two|three|four|five|six|seven|eight|nine|ten|several|multiple|\d)"
)
NOMINATED = r"(?:(?:nominated|shortlisted|longlisted|up)(?: [a-z0-9-]+){0,3}? for|(?:nominated|shortlisted|in the running|in contention|vying|compet(?:e|es|ed|ing)|contending)(?: [a-z0-9-]+){0,3}? (?:for|in))"
VERB = re.compile(rf"(?<![\w-])(?:(?P<up>{NOMINATED})|(?P<won>{WINNING}))(?![\w’'-])(?! by )")
GAP = re.compile(rf" (?:{N} (?=(?:the |an? )|{Z}))?(?:(?!who |which |while |but |because |from |after |before |to ){AROUND} |, (?=including|among|and )|: |— (?=including)){{0,14}}")
NOMINATION = re.compile(r"\b(?:nominations?|nominated|nominees?|nods?|noms?|shortlist(?:ed)?)\b")
HONOUR = re.compile(
    rf"\b(?:(?:honou?r|fet|celebrat|present|recogni[sz]|reward|award)\w*|g[ia]v(?:e|es|en|ing)|hand(?:s|ed|ing)?|bestow\w*|nam(?:e|es|ed|ing)|crown\w*) (?:(?!who |which |that |while |but |and |with |for )[^ ,;—\ue000-\ue7ff]+ ){{0,8}}?(?P<n>{N}) (?:with |as |for )?(?:{AROUND} ){{0,4}}$"
)
OF = re.compile(rf"(?P<n>{N})(?: ,| —| \()? (?:(?:is|was|are|were|who|also|the|an?|one|of|joint|first|{D}|fellow) ){{0,5}}(?P<w>(?:co-)?winners?|(?:co-)?recipients?|laureates?|honorees?|nominees?) (?:of|for) (?:{AROUND} ){{0,4}}$")
OF_HEAD = re.compile(rf"^(?:(?:the|a|an) )?(?P<w>winner|recipient|nominee) (?:of|for) (?:{AROUND} ){{0,4}}$")
OWN = re.compile(rf"(?P<n>{N})(?:(?: ,| —| \() the (?=[a-z0-9]+-time )|(?: ,| —| \()? )(?:(?:is|was|are|were|be|been|who|also|as|now|an?|previously|had|has|[a-z0-9]+-time|(?:two|three|four|five|six|seven|eight|nine|ten|[0-9x]+) times?|[0-9]+x|twice|{D}|longtime|fellow|past|recent|former|[a-z]+-born|[a-z]+an|[a-z]+ish) ){{0,6}}(?:[\uec00-\uefff] )?$")
HEADED = re.compile(rf"(?:(?:an?|the) )?(?:{AROUND} ){{0,3}}$")
NAMED = re.compile(rf"(?P<n>{N}) (?:(?:was|were|is|be|been|being|has|also|later) ){{0,4}}(?:named|crowned|declared|selected|chosen)(?: as)?(?: the| its)? $")
ITS = re.compile(r"\b(?:his|her|its|their) (?:(?:[a-z0-9-]+) ){0,2}$")
WAS = re.compile(rf"(?P<n>{N}) (?:was|were) $")
BEAT = re.compile(rf"(?P<n>{N}) beat [^;—]{{1,110}} to (?:the )?$")
AGAINST = re.compile(rf"(?P<n>{N}) (?:(?:is|was|are|were|will be)? ?(?:also )?up against|fac(?:es|ed|ing) (?:{WORD} ){{0,2}}competition from) (?P<m>{N})(?:(?: ,| and) {N})* (?:in|for) (?:the )?$")
TO_WHOM = re.compile(rf" (?:(?:him|her|them)|(?P<n>{N})) ")
PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|gets?|got)(?: \w+){0,2} $")
BESIDE_NAME = re.compile(rf" {N}")
THEIRS = re.compile(r" for (?:his|her) ")
MEANT = re.compile(rf" , (?P<n>{P}) ")
"""Whom "his" means, after the phrase that it stands in."""
AFTER_HEAD = re.compile(rf"[^;—]{{0,80}}? , {LEAD}(?P<n>{N})")
OWNER = re.compile(r"(?: [a-z-]+){0,3} ?[’']s ")
HEADS = re.compile(rf"(?: (?:with|and|who) [^;—,]{{1,60}}|(?: [a-z-]+){{0,3}}) , (?P<n>{N})")
WHOSE = re.compile(rf"(?P<n>{N}) 's (?:{AROUND} ){{0,4}}$")
GAPPED = re.compile(rf"(?:; |, |; and |, and )(?P<n>{P})(?: , [^,;—]{{1,80}} ,)? (?:the |an? )?$")
UNSURE = re.compile(r"\b(?:could|might|may|should|expected to|favou?red to|favou?rites? to|tipped to|poised to|hop(?:ing|es|ed?) to|looking to|vying to|likely to|predicted to|if|chance to|bid to|eligible to|wants? to|trying to|campaign\w* to|can|would(?! go| later| eventually| ultimately)) (?:(?:also|go|on|to|be|become|[a-z]+ly) ){0,3}$")
NOTHING = re.compile(r"\b(?:box office|weekend|rights|lawsuit|trial|election|standing ovation|deal|role)\b")




@dataclass(frozen=True, slots=True)
class Held:
    """Who has prizes, and how the sentence says so."""

    who: Sequence[Sign]
    what: str
    """award or nominated_for."""
    rule: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a list of prizes stands: what is before it, and what noun of winning is after it."""

    phrases: Phrases
    start: int
    end: int
    left: str
    noun: re.Match[str] | None
    what: str
    """award, unless a word of nomination is beside it."""
    personal: bool
    """Whether it is for somebody's work: then "P was best actress" tells of a prize."""

    @property
    def after(self) -> int:
        return self.noun.end() if self.noun else self.end

    def has(self, found: re.Match[str], rule: str, what: str = "") -> Held:
        """Whoever a wording names, unless it is denied."""
        last = max(found.end(), self.end) if found.start() >= self.start else self.end
        who = [] if denied(self.phrases.text, self.start, last) else [s for s in self.phrases.names(found["n"], "person", "film", "name") if s.name]
        return Held(who, what or self.what, rule)


def held(phrases: Phrases, match: re.Match[str], last: Held | None, *, personal: bool) -> Held | None:
    """Who has the prizes of a match: the first wording that fits tells; `last` is who had those before."""
    text = phrases.text
    noun = NOUN.match(text, match.end())
    if noun and BESIDE_NAME.match(text, noun.end()):
        return None  # the noun phrase tells
    what = "nominated_for" if (noun and noun["up"]) or NOMINATION.search(match.group()) else "award"
    spot = Spot(phrases, match.start(), match.end(), text[: match.start()], noun, what, personal)
    found = next((found for step in STEPS if (found := step(spot))), None)
    if found is None and last and (gapped := GAPPED.search(spot.left[-130:])):
        found = spot.has(gapped, "gapped", last.what)
    return found if found and found.who else None


def _given(spot: Spot) -> Held | None:
    """ "The prize went to P", "nominees for the prize include P", "a nomination for P"."""
    text, left, noun = spot.phrases.text, spot.left, spot.noun
    if to := TO.match(text, spot.end):
        return spot.has(to, "to")
    if (are := ARE.match(text, spot.end)) and (noun or FIELD.search(left[-60:])):
        up = NOMINATION.search(left[-30:] + are.group()) or "contender" in are.group()
        return spot.has(are, "are", "nominated_for" if up else "award")
    if noun and noun["up"] and (given := NOUN_FOR.match(text, spot.end)):
        if not THEIRS.search(given.group()):
            return spot.has(given, "noun for")
        person = spot.phrases.line.person
        return Held([Sign("person", person, "")] if person else [], spot.what, "noun for")
    return None


def _whose(spot: Spot) -> Held | None:
    """ "P’s Oscar win", "In addition to her Oscar win, P …"."""
    if not spot.noun:
        return None
    if (whose := WHOSE.search(spot.left[-90:])) and not any(s.reference for s in spot.phrases.names(whose["n"])):
        return spot.has(whose, "whose")
    if ITS.search(spot.left[-40:]):
        after = MEANT.search(spot.phrases.text, spot.after)
        return spot.has(after, "its") if after else Held([], spot.what, "its")
    return None


def _honoured(spot: Spot) -> Held | None:
    """ "honours P with the prize", "winner of the prize", "P was named best actor", "P beat Q to the prize"."""
    left = spot.left
    if honour := HONOUR.search(left[-160:]):
        return spot.has(honour, "honour")
    head = OF_HEAD.match(left)
    of = OF.search(left[-120:]) or (AFTER_HEAD.match(spot.phrases.text, spot.end) if head else None)
    if of:
        noun = head["w"] if head else of["w"]
        return spot.has(of, "of", "nominated_for" if noun.startswith("nomin") else "")
    if named := NAMED.search(left[-90:]) or BEAT.search(left[-160:]) or (WAS.search(left[-40:]) if spot.personal else None):
        return spot.has(named, "named", "award")
    if against := AGAINST.search(left[-160:]):
        return Held([*spot.phrases.names(against["n"]), *spot.phrases.names(against["m"])], "nominated_for", "against")
    return None


def _by_verb(spot: Spot) -> Held | None:
    """ "P won the prize", "nominated for the prize", "earned P the prize"."""
    left = spot.left
    verb = _verb(left)
    if verb is None:
        return None
    before = left[: verb.start()][-40:]
    unsaid = UNSURE.search(before) or (verb["given"] and not PASSIVE.search(before)) or NOTHING.search(left, verb.start()) or denied(spot.phrases.text, verb.start(), spot.end)
    up = verb["up"] or spot.what == "nominated_for" or NOMINATION.search(left, verb.start())
    return Held([] if unsaid else _winner(spot.phrases, verb), "nominated_for" if up else "award", "verb")


def _by_noun(spot: Spot) -> Held | None:
    """ "P, a two-time Oscar nominee", "An Oscar winner, P …"."""
    text, left = spot.phrases.text, spot.left
    if not spot.noun:
        return None
    if (own := OWN.search(left[-90:])) and not OWNER.match(text, spot.after):
        return spot.has(own, "own")
    if HEADED.fullmatch(left) and not left.startswith("the ") and (after := HEADS.match(text, spot.after)):
        return spot.has(after, "head")
    return None


STEPS = (_given, _whose, _honoured, _by_verb, _by_noun)


def _winner(phrases: Phrases, verb: re.Match[str]) -> list[Sign]:
    """Who wins: the verb's subject, or whom it wins a prize ("the role earned her an Oscar")."""
    if whom := TO_WHOM.match(phrases.text, verb.end()):
        if whom["n"]:
            return phrases.names(whom["n"], "person", "film")
        before = [s for s in phrases.names(phrases.text[: verb.start()], "person") if s.name]
        return before[:1]
    return subject_of(phrases, verb.start())


def _verb(left: str) -> re.Match[str] | None:
    """The verb that governs a prize: the last before it with nothing between but what counts and describes prizes."""
    for verb in reversed(list(VERB.finditer(left, max(0, len(left) - 150)))):
        gap = GAP.match(left, verb.end())
        if gap and gap.end() == len(left):
            return verb
    return None


ADVERBS = re.compile(
    r"(?:(?:has|have|had|having|is|was|are|were|be|been|being|will|also|later|then|now|each|both|all|just|recently|previously|famously|eventually|ultimately|even|already|first|twice|jointly|officially|posthumously|once|"
    r"[a-z]+ly|went on to|goes on to|go on to|would|did|does|ended up|set to|due to|about to|it) )+$"
)
NOBODY = re.compile(r"\b(?:no|none|neither|nobody)(?: [^ ,;]+){0,4} $")
RELATIVE = re.compile(rf"(?P<n>{N})(?: , (?:the|an?|his|her|their|its) [^,;—\ue000-\ue7ff]{{1,80}}| ,| —| \(| \)|(?: in| on)? {D})* (?P<w>who|which|that)(?: (?:in|on) {D}(?: ,)?)? $")
LOST = re.compile(r"\b(?:who|which|that) $")
INSIDE = re.compile(rf"(?P<n>{N})(?: ,| —|(?: in| on)? {D})* (?P<w>who|which) (?!{N})[^;—]{{1,140}}$")
"""A relative clause that goes on."""
BESIDE = re.compile(
    rf"(?P<n>{N})(?: \([^()]*\))?(?:(?: ,| —) (?:who|which|whose|an?|the|his|her|its|now|also|from|about|with|formerly|best|known|one|both|based|starring|[a-z-]+ed|{D}|in|at|on) ?[^,;—]{{0,110}} (?:,|—)| — [^—;]{{1,140}} —)? $"
)
MAKER = re.compile(r"\b(?:auteur|director|filmmaker|actor|actress|star|creator|writer|producer|team|duo|studio|company|maker|man|woman|mind|composer|editor)s? (?:behind|of) $")
"""Before titles that only tell whose prize it is."""
FIRST_TO = re.compile(rf"(?P<n>{N})(?: ,| —)?(?: in {D} ,?)? (?:(?:which|who|also|famously|later|then|has|and) ){{0,3}}(?:is|was|became|becomes|become|becoming) (?:[^;—]{{1,90}} )to $")
CLAUSE = re.compile(r"(?: ; | — (?!who|which)|^| (?:while|but|whereas|when|where|after|before|because|as|though|although|that|for which|in which|of which) | whose (?:[a-z]+ ){0,3}(?=[\ue400-\ue7ff])|(?:^|, )and (?=[\ue000-\ue7ff]))(?:(?:however|previously|earlier|also|then|meanwhile|in [\uf400-\uf5ff]|on [\uf400-\uf5ff]|[\uf400-\uf5ff]|last year|this year) ,? ?)*")
HEAD = re.compile(rf"(?:(?!(?:in|for|on|at|by|with|from|to|of|into|after|before|during|including|alongside|opposite|starring|behind|like) )(?:{WORD}|{D}|[\ue800-\uf37f]|'s|,) ){{0,6}}?(?P<n>{N})")


def subject_of(phrases: Phrases, at: int) -> list[Sign]:
    """Whom or what a verb at a place of the sentence is said of."""
    text = phrases.text
    before = text[:at]
    while stripped := ADVERBS.search(before):
        before = before[: stripped.start()]
    if before.endswith(" to "):
        to = FIRST_TO.search(before[-220:])
        return phrases.names(to["n"], "person", "film", "name") if to else []
    if NOBODY.search(before[-40:]):
        return []
    if relative := RELATIVE.search(before[-60:]):
        if (relative["w"] == "who") == all(s.kind == "person" for s in phrases.names(relative["n"])):
            return phrases.names(relative["n"], "person", "film", "name")
        before = before[: len(before) - len(relative.group())] + " "
    elif lost := LOST.search(before):
        films = {s.name: s for s in phrases.names(before[starts_of(before)[-1] :], "film") if not s.reference} if lost.group() != "who " else {}
        return list(films.values()) if len(films) == 1 else []
    participle = re.match(r"[a-z]+ing\b", text[at:]) is not None
    joined = participle or re.search(r"(?:\band|\bbut|,|\bor|\bthen|—) $", before)
    if beside := (re.search(rf"(?P<n>{N}) $", before) if participle else BESIDE.search(before[-170:])):
        shown = before[: len(before) - len(before[-170:]) + beside.start("n")] if not participle else ""
        return [] if MAKER.search(shown) else phrases.names(beside["n"], "person", "film", "name")
    starts = starts_of(before)
    inside = list(INSIDE.finditer(before, starts[-1])) if joined and starts else []
    if inside and (inside[-1]["w"] == "who") == all(s.kind == "person" for s in phrases.names(inside[-1]["n"])):
        return phrases.names(inside[-1]["n"], "person", "film", "name")
    if joined and (gone_on := re.search(r" (?:who|which) (?!.* (?:who|which) )", before[starts[-1] :])) and not re.search(" , ", before[starts[-1] + gone_on.end() : -2]):
        return []
    for start in reversed(starts):
        if head := HEAD.match(before, start):
            if before.startswith(" 's", head.end()):
                return []
            apart = re.compile(rf" , (?P<n>{F}) ,").match(before, head.end())
            return phrases.names((apart if apart and phrases.names(head["n"])[0].reference else head)["n"], "person", "film", "name")
    return []


def starts_of(before: str) -> list[int]:
    """Where the clauses of a text begin; the whole of it is one."""
    return [match.end() for match in CLAUSE.finditer(before) if match.end() < len(before) - 1] or [0]
