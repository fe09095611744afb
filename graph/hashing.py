"""Names for content, by SHA-256 as Python brings it: to load OpenSSL for it takes longer than to find most answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha256 import sha256  # Python 3.11
    except ImportError:
        try:
            from _sha2 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["digest", "hashed"]


def digest(*parts: str) -> str:
    """A short, stable name for content: 16 hex digits of SHA-256 over the parts."""
    return hashed("\x1f".join(parts))[:16]


def hashed(text: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 hex digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
