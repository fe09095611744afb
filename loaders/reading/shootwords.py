"""The wordings of shoots: verbs, nouns, sets, sites, and what only looks like one."""

from __future__ import annotations

import re

from loaders.reading.localities import NEAR, PLACES
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES

P, F, D = CLASSES["P"], CLASSES["F"], CLASSES["D"]
PEOPLE = rf"{P}(?: ?(?:, (?:and |& )?|and |& ){P})*"
FILL = rf"(?:(?!(?:shot|filmed|filming|shooting|lensed) )(?:{WORD}|'s|,|—|[\ue000-\uebff\uf000-\uf5ff]) ){{0,10}}?"
"""Words and names on the way from a verb to its place; never another place."""
AT = r"(?P<at>(?<=moved )to|(?<=relocated )to|(?<=shifted )to|in and around|in|at|on|around|across|near|outside|inside|throughout|between|along|off)"
VERB = r"(?P<v>shot|shoots|shooting|shoot|filmed|films|filming(?! (?:location|spot|site))|film|lensed|lensing|lenses|lens|re-?shot|re-?shoots?|wrap(?:ped|s)?(?= (?:(?:filming|shooting|production|work) on )?(?:[\ue400-\ue7ff] )?(?:in|at|on|[\uf400-\uf5ff]) ))"
NOUN = r"(?P<n>principal photography|principle photography|photography|production|filming|shooting|shoot|cameras?)"

HINT = re.compile(r"shot|shoot|film|lens|wrap|production|photography|camera|location|crew|\bsets?\b|doing|\bdo\b|working|ma(?:king|de)|mov(?:e|ing)|shift|relocat|stand|stood|doubl|br(?:ing|ought)|t(?:ake|ook)|seen|spotted|photographed")
HELPERS = (
    r"(?:is|are|was|were|be|been|being|has|have|had|will|to|also|set|slated|scheduled|due|expected|about|currently|now|recently|just|already|"
    r"reportedly|then|first|later|finally|both|all|next|team|teaming|reunite|prepar(?:e|es|ing)|prepping|gear(?:s|ing)?|up|going|head(?:s|ing)|back|busy|gets?|got|"
    r"began|begun|begins?|beginning|starting?|started?|starts|continue[sd]?|continuing|finished|finishes|finishing|completed|completes|wrapp(?:ed|ing)|wraps?|"
    r"resumed?|resumes|kick(?:ed|s|ing)? off|production|on|principal|photography|partly|largely|mostly|entirely|primarily|mainly|partially|extensively|off|"
    r"spent|spends?|spending|weekend|weeks?|months?|days?|nights?|most|of|several|two|three|four|five|six|[\uf400-\uf5ff]|"
    r"again|once|in|must|can|midway through|through|halfway|underway|officially|who|still|readying|directed|wrote|writes|produced|,|and|his|her|their|the|after|a)"
)
ACTED = re.compile(rf"(?<![\w-]){VERB} {NEAR}(?P<mid>{FILL}){AT} {PLACES}")
NOMINAL = re.compile(rf"(?<![\w-]){NOUN} {NEAR}(?P<mid>{FILL}){AT} {PLACES}")
WHERE = re.compile(
    rf"\b(?:{AT}|from) {NEAR}{PLACES} ,? ?(?:where|in which) (?:(?:{WORD}|{P}|'s) ){{0,5}}?(?:(?P<f>{F})|it|they) (?:(?:{WORD}) ){{0,4}}?"
    r"(?:shot|filmed|filming|lensed|shooting|in production)\b"
)
WORK_ON = re.compile(
    rf"\b(?P<at>to|in|for|into|on|at) {NEAR}{PLACES} (?:, )?(?:where {P} )?(?:(?:{WORD}|{D}|\[) ){{0,5}}?"
    rf"(?<!\ba )(?<!\bthe )(?:doing|filming|shooting|working on|making|(?:to|and) (?:go )?(?:and )?(?:do|film|shoot|make|work on)) (?:(?:{WORD}|{D}|{P}|'s|[\uf000-\uf3ff]) ){{0,7}}?(?P<f>[\ue400-\ue7ff\uf600-\uf67f])"
    rf"|\b(?:filming|shooting|shoot) (?:(?:{WORD}) ){{0,2}}?in {NEAR}{PLACES.replace('<l>', '<m>')} for (?:the |his |her )?(?P<g>[\ue400-\ue7ff\uf600-\uf67f])"
    rf"|\b(?:in|to) {NEAR}{PLACES.replace('<l>', '<n>')} \[ (?:for|filming|shooting) (?P<h>[\ue400-\ue7ff\uf600-\uf67f]) \]"
)
FOR_SHOOT = re.compile(
    rf"\b(?P<at>to|in|into|for|at) {NEAR}{PLACES} (?:, )?(?:for|to (?:begin|start|continue|resume|commence)) (?:(?:{WORD}|{D}) ){{0,5}}?"
    r"(?:shoot|shooting|filming|production|photography)\b"
)
SITE = re.compile(
    rf"{PLACES} ,? ?(?:which (?:was|is) |is |was |serve[sd] as )?(?:a |the |one of the )?(?:main |primary |key |real-life )?(?:filming|shooting|film) "
    rf"(?:location|spot|site)s? (?:for|of|in) (?:(?:{WORD}) ){{0,3}}?(?P<f>{F})"
)
LISTED = re.compile(
    rf"\b(?:films|movies|series|shows|titles|projects|productions|pics|features) (?:(?:{WORD}) ){{0,4}}?(?:shot|filmed|made|lensed|shoot|film|shooting|filming) (?:{WORD} )?"
    rf"(?P<at>in|across) {PLACES} (?:(?:{WORD}|{D}|'s|,) ){{0,6}}?(?:included?|including|includes|such as|like|are|were|:) (?:(?:{WORD}|{P}|'s) ){{0,5}}?"
    rf"(?P<f>{F}(?: ?(?:, (?:and )?|and |& )(?:(?:{WORD}|{P}|'s) ){{0,4}}?{F})*)"
)
SITES = re.compile(rf"(?:filming|shooting|film) locations? (?P<mid>{FILL})(?:include|includes|including|included|are|were|was|is|such as) {PLACES}")
MOVED = re.compile(rf"\b(?:brings?|brought|takes?|took|taking|bringing|moves?|moved|moving|shifts?|shifted) {NEAR}(?P<mid>(?:(?:{WORD}|{F}|{D}) ){{1,6}}?)(?P<at>to) {PLACES}")
MADE = re.compile(
    rf"\bbr(?:ing|ought) (?:it|(?P<h>{F})) to life (?:in|across|on|at) {NEAR}{PLACES.replace('<l>', '<o>')}"
    rf"|\b(?:made|making|makes) (?:(?:{WORD}|'s|{P}) ){{0,3}}?(?P<f>{F}) (?P<at>at|in|on location in) {NEAR}{PLACES}"
    rf"|(?:(?P<g>{F})|\bit) (?:was|were) (?:(?:partly|entirely|mostly|largely) )?made (?P<on>at|in|entirely in) {NEAR}{PLACES.replace('<l>', '<m>')}"
    rf"|\b(?:scenes?|shots?|sequences?|interiors|exteriors) (?:(?:{WORD}) ){{0,4}}?(?:were|was|had been) (?:made|done|taken|staged) (?:(?:{WORD}|{D}) ){{0,4}}?(?:at|in|on) {NEAR}{PLACES.replace('<l>', '<n>')}"
)
TAKEN = re.compile(rf"\b(?:moved?|moves|relocated?|shift(?:ed|s)?) (?P<f>{F}) (?:(?:{WORD}) ){{0,2}}?from [\uec00-\uefff\uf600-\uf6ff] (?P<at>to) {PLACES}")
THAT = re.compile(rf"\b(?:that|which) (?P<p>[\ue000-\ue3ff\uf600-\uf67f]) (?:{HELPERS} ){{0,6}}$")
DOUBLE = re.compile(
    rf"{PLACES} (?:(?:will|to|is|are|was|were|would) )*(?:stands? in|standing in|stood in|doubl(?:e|es|ed|ing)|subs|subbing|subbed) (?:for|as)\b"
    rf"|\b(?:with|using) {PLACES.replace('<l>', '<m>')} (?:standing in|doubling|subbing) (?:for|as)\b"
)
CREW = re.compile(rf"\b(?:crew|cast and crew|production|shoot|cameras|unit|filming) (?:(?:will|then|now|also|has|have) )*(?:moves?|moved|heads?|travels?|relocates?|shifts?|decamps?|goes|go) (?:on |over |next )?(?P<at>to|for) {PLACES}")
WEEKS = re.compile(rf"\b(?:wrapped|completed|finished|wraps|concluded|shot|filmed) [^;—]{{0,170}}?after (?:(?:{WORD}) ){{1,4}}?(?:days?|weeks?|months?) (?P<at>in|on|at|across|around) {PLACES}")
OWN = re.compile(rf"{PLACES} (?:- )?(?:shot|filmed|lensed|shoot|set visit)\b(?! (?:in|at|on|by|to|for|down|and)\b)")
SEEN = re.compile(
    rf"(?P<p>{PEOPLE}) (?:(?:was|were|has been|have been|been|is|are) )?(?:just )?(?:spotted|seen|photographed|pictured|snapped|(?<=were )filmed(?! by)|(?<=was )filmed(?! by)) "
    rf"(?P<mid>(?:(?:{WORD}|{D}|{F}|'s) ){{0,8}}?){AT} {PLACES}"
)
WATCHED = re.compile(
    rf"\b{AT} {NEAR}{PLACES} ,? ?(?:as|while|when|where) (?P<p>{PEOPLE}) (?:{HELPERS} ){{0,4}}?(?:filmed|shot|films|shoots|filming|shooting|performed|did|rode|drove|jumped|ran|fought) "
    rf"(?:(?:{WORD}|'s|,) ){{0,9}}?(?:for|of) (?:(?:{WORD}|'s) ){{0,3}}?(?P<f>{F})"
)
"""What the people of a place looked on at."""
SET_OF = re.compile(rf"\b(?:sets?|location shoot|on location){NEAR}(?: of (?:(?:{WORD}|{P}|'s) ){{0,4}}?{F})? (?P<mid>(?:(?:{WORD}|{F}|'s|{D}) ){{0,4}}?){AT} {PLACES}")

CRIME = re.compile(
    r"\b(?:police|killed|gunman|gunfire|gunmen|gunshots?|wounded|victims?|injured|mass shooting|school shooting|suspect|fatal\w*|shooters?|bullets?|"
    r"murder\w*|hospitali[sz]ed|arrested|survivors?|lives|massacre)\b"
)
SCREEN = re.compile(r"\b(?:film|films|filmed|filming|movie|series|footage|scenes?|photography|production|documentary)\b")
OTHER_THING = re.compile(
    r"\b(?:albums?|songs?|singles?|commercials?|ads?|advert\w*|campaign|portraits?|interviews?|photo|tribute|podcast|tickets|office|offices|company|companies|"
    r"screen(?:ed|ing|s)|premier\w+|festival|released?|theaters|cinemas|box office|out|markets?|value|designer|executive|hub|incidents?|incentives?|banner|outfit|house|services)\b"
)
EVENT = re.compile(
    r"\b(?:beg[iau]n(?:s|ning)?|start(?:s|ed|ing)?|under ?way|wrap(?:s|ped|ping)?|kick(?:s|ed|ing)?|got going|gets? going|going(?: on)?|took place|tak(?:e|es|ing) place|scheduled|slated|"
    r"set to|set for|due|commenc\w+|continu\w+|resum\w+|roll(?:s|ed|ing)?|complet\w+|conclud\w+|finish\w+|mov(?:e|es|ed|ing)|shift\w*|return\w*|planned|expected|"
    r"is|was|are|were|being|currently|issues|runs?|ran|ended|head(?:s|ed|ing)?)\b"
)
LEAD = re.compile(
    r"\b(?:beg[iau]n(?:s|ning)?|start(?:s|ed|ing)?|wrap(?:s|ped|ping)?|kick(?:s|ed|ing)? off|commenc\w+|continu\w+|resum\w+|complet\w+|finish\w+|enter(?:s|ed|ing)?|"
    r"in|into|during|after|ahead of|before|midway through|following) (?:the |its |their |his |her |a |main |principal |\S+-week |\S+-day )*$"
)
ASIDE = re.compile(r"\b(?:who|whom|whose|about|because|when|said|says|told|that|since|until|but)\b")
UNREAL = re.compile(r"\b(?:would|could|might|if|idea|instead of|rather than|used to|normally|usually|typically|one day|wanted|offered)\b")
GENERIC = re.compile(r"\b(?:productions|movies|films and|more (?:filming|production)|fees|tax credits?|incentives?|local film|first to (?:shoot|film)|film and (?:tv|television))\b")
DETERMINED = re.compile(r"\b(?:the|a|this|that|'s) (?:[a-z]+ )?$")
"""Before "shooting": what is meant is no film's."""
PERSON_BEFORE = re.compile(rf"(?P<p>{PEOPLE}) (?:{HELPERS} ){{0,9}}$")
WRAPPED = re.compile(
    rf"(?P<p>{PEOPLE}) (?:(?:has|have|had|is|are|was|just|recently|already|will|set|to) )*"
    r"(?:wrapp?(?:ed|s|ing)?|completed|finished|shoot(?:ing)?|film(?:ing)?|begun|began|begins?|starts?|started) [^,;]{0,90}$"
)
FILM_BEFORE = re.compile(rf"(?P<f>{F}(?: ?(?:, (?:and )?|and |& )[\ue400-\ue7ff\uf600-\uf67f])*) (?:{HELPERS} |which |that |— |principle ){{0,9}}$")
WAS = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [a-z-]+){0,3} $")
ANOTHER = re.compile(r"\b(?:an?|another|several|two|three) (?:[a-z-]+ ){0,4}?(?:film|movie|drama|comedy|thriller|series|feature|project|documentary|pilot|western|biopic|musical)\b")
"""A shoot of something that has no name here."""
FAR_SUBJECT = re.compile(rf"(?P<f>{F}) (?:,|which|that|is|was|has|had|and|—|took|made|earned|grossed|opened|cost|won|tells|follows|stars)(?: (?!{P})[^;]{{0,160}})?$")
COORDINATE = re.compile(rf"(?:^|[;—,] )(?P<p>{P}) [^;—\ue000-\ue3ff]{{1,90}}? and (?:also |then )?$")
DOES = re.compile(r"\b(?:to|will|can|they|we|who|it|production) (?:[a-z]+ly |then |also |begin |next )?$")
OPENS = re.compile(r"(?:set|based|inspired|written|produced|directed|made|partly|filmed|shot) [^—;]*\b(?:and|,) (?:[a-z]+ly )?$")
STARTS = re.compile(r"^(?:[a-z]+ly |also |and |now )*$")
BARE = re.compile(r"(?:,|—) (?:(?:is|was|are|were|been|being|has|have|will|be|[a-z]+ly) )*$")
WORK = re.compile(r"\b(?:production|crew|team|cast|pic|series|film|movie|project|feature|show|adaptation|drama|thriller|comedy) (?:[a-z]+ ){0,5}$")
PART = re.compile(r"\b(?:sequences?|scenes?|episodes?|finale|season|footage|parts?|exteriors|interiors|stunts?|it|they|which|that|we|i|you|majority|half|portions?|most|who) (?:[a-z]+ ){0,4}$")
SAYS = r"(?:said|says|recounted|recalled|recalls|told|tells|explained|explains|added|adds|noted|notes|continued|shared|admitted|joked|revealed|remembered|remembers)"
SPEAKER = re.compile(rf"(?P<p>{P}) (?:[a-z]+ly )?{SAYS}\b|\b{SAYS} (?P<q>{P})")
BEHIND = re.compile(
    r"[^;—]{0,90}? (?:set|due|slated|scheduled|expected|planned) (?:to|for)\b|(?: (?:has|have|had|is|was|will))? ?(?:beg[aiu]n|begins?|starts?|started|wrapped|kick(?:s|ed) off|under ?way|continues?|resumes?)\b"
)
"""After a place: that the shoot there begins or ends."""
SELF = re.compile(r"\b(?:we|i) (?:[a-z]+ ){0,3}$")
