"""Which language a text is in, by a vote of its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

SAMPLE = 1_000
"""So many characters of the start are looked at."""
_FEW_WORDS = 12
_SHARE = 0.12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = {
    "ja": r"[\u3040-\u30ff]", "ko": r"[\uac00-\ud7af\u1100-\u11ff]", "zh": r"[\u4e00-\u9fff]",
    "ru": r"[\u0400-\u04ff]", "el": r"[\u0370-\u03ff]", "ar": r"[\u0600-\u06ff]", "he": r"[\u0590-\u05ff]",
    "hi": r"[\u0900-\u097f]", "bn": r"[\u0980-\u09ff]", "ta": r"[\u0b80-\u0bff]", "te": r"[\u0c00-\u0c7f]",
    "ml": r"[\u0d00-\u0d7f]", "kn": r"[\u0c80-\u0cff]", "th": r"[\u0e00-\u0e7f]",
}  # fmt: skip
_BY_SCRIPT = {language: re.compile(letters) for language, letters in _SCRIPTS.items()}
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language; `en` for a few words without a sign of another, `und` for no words.

    >>> detect("The actor was spotted on the set in Rome with the director of the film.")
    'en'
    >>> detect("Der Schauspieler wurde mit der Regisseurin des Films in Rom gesehen, und das ist nicht alles.")
    'de'
    """
    sample = text[:SAMPLE]
    words = [word.replace("’", "'") for word in _WORD.findall(sample.casefold())]
    if not words:
        return "und"
    return ("" if sample.isascii() else _by_script(sample)) or _by_vote(words)


NAMES = {
    "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "kn": "Kannada", "ko": "Korean", "ml": "Malayalam", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def name(code: str) -> str:
    """How people call a language; "a language that cannot be told" for `und`, the code itself where it has no name here."""
    return "a language that cannot be told" if code == "und" else NAMES.get(code, code)


def _by_script(sample: str) -> str:
    """The language whose script most letters are in, where that is not the Latin one."""
    letters = sum(map(str.isalpha, sample))
    for language, script in _BY_SCRIPT.items():
        if len(script.findall(sample)) * (4 if language == "ja" else 2) > letters:
            return "uk" if language == "ru" and _UKRAINIAN.search(sample) else language
    return ""


def _by_vote(words: list[str]) -> str:
    votes: Counter[str] = Counter()
    for word in words:
        for language in _voters().get(word, ()):
            votes[language] += 1
    best = max(votes, key=lambda language: (votes[language], language == "en", language), default="en")
    if best == "en" or votes[best] <= 2 * votes["en"]:
        return "en"
    enough = votes[best] >= 3 and votes[best] >= _SHARE * len(words)
    return best if enough else "en" if len(words) <= _FEW_WORDS or votes["en"] else "und"


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    """Each common word with the languages that it speaks for."""
    voters: dict[str, tuple[str, ...]] = {}
    table = Path(__file__).with_name("languages.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            language, words = line.split("\t")
            for word in dict.fromkeys(words.split()):
                voters[word] = (*voters.get(word, ()), language)
    return voters
