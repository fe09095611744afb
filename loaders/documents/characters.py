"""Characters as the rest of the program may rely on them, and bytes as characters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_CONTROLS = [*range(0x09), *range(0x0E, 0x20), 0x7F]
_INVISIBLE = [
    0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
    *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080),
]  # fmt: skip
_SPACES = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_BREAKS = [0x0B, 0x0C, 0x0D, 0x2028, 0x2029]


def _windows_1252(byte: int) -> str:
    """The character of a byte; Unicode's C1 controls in news are always this code page, mislabelled."""
    return bytes([byte]).decode("cp1252", "replace")


_TIDY: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS + _INVISIBLE),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
    **{code: _windows_1252(code) for code in range(0x80, 0xA0)},
}
_UNTIDY = re.compile("[" + "".join(map(chr, _TIDY)) + "]")


def tidy(text: str) -> str:
    r"""The text with `\n` line ends, plain spaces, composed letters, and nothing invisible or controlling.

    >>> tidy("Atwell\u00ad\u202e is\u00a0in\r\nRome")
    'Atwell is in\nRome'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if _UNTIDY.search(text):
        text = text.translate(_TIDY)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """The text tidied, in one line, with single spaces: for titles, publishers and addresses."""
    return " ".join(tidy(text).split())


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes as text, and what had to be assumed for it (empty: nothing)."""

    text: str
    doubt: str = ""


def decode(data: bytes, declared: str = "") -> Decoded:
    r"""The text of the bytes: by byte order mark, as UTF-8, as declared, else with the broken bytes as Windows-1252.

    Nothing is dropped: a byte that is not UTF-8 becomes the one character that it is in Windows-1252, which is what it
    nearly always was before some program mixed the two.

    >>> decode(b"L\xe9a Drucker").text
    'Léa Drucker'
    """
    marked = _by_mark(data)
    if marked is not None:
        return Decoded(marked)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as broken:
        first_line = data.count(b"\n", 0, broken.start) + 1
    known = _as_declared(data, declared)
    if known is not None:
        return Decoded(known)
    text, count = _mixed(data)
    byte = "1 byte is" if count == 1 else f"{count} bytes are"
    return Decoded(text, f"{byte} not UTF-8 (first in line {first_line}); read as Windows-1252")


def _by_mark(data: bytes) -> str | None:
    marks = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32"}
    marks |= {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    for mark, encoding in marks.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError:
                return None
    return None


def _as_declared(data: bytes, declared: str) -> str | None:
    if declared.lower().replace("_", "-") in {"", "utf-8", "utf8"}:
        return None
    try:
        return data.decode(declared)
    except (LookupError, UnicodeError):
        return None


def _mixed(data: bytes) -> tuple[str, int]:
    """UTF-8 where it is, Windows-1252 where it is not; and how many bytes were not."""
    count = 0

    def as_windows_1252(error: UnicodeError) -> tuple[str, int]:
        nonlocal count
        if not isinstance(error, UnicodeDecodeError):
            raise error
        count += error.end - error.start
        return error.object[error.start : error.end].decode("cp1252", "replace"), error.end

    codecs.register_error("reelgraph.windows-1252", as_windows_1252)
    return data.decode("utf-8", "reelgraph.windows-1252"), count
