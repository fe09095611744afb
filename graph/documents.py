"""The texts beside the store: compressed, named after their hash, for a better reader to read again."""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Container, Iterator
from pathlib import Path

from graph.errors import StoreError
from graph.folder import storage
from graph.model import Document, Markup, Span


class Documents:
    """A shelf of texts; an article's headline, day and address stand in the graph, not here."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, document: Document) -> None:
        """Keep the text, and the marked spans of this article; a text that is there already costs nothing."""
        with storage(self.path):
            if not (text := self._text(document.sha256)).exists():
                _write(text, document.text)
            if document.markup:
                rows = [[m.span.start, m.span.end, m.kind, m.value] for m in document.markup]
                _write(self._markup(document.sha256, document.url), json.dumps(rows))

    def text(self, sha256: str) -> str:
        """The text of that hash, or StoreError where it is missing or damaged."""
        text = _read(self._text(sha256))
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            raise StoreError(f"{self._text(sha256)}: the text is not the one that was stored")
        return text

    def markup(self, sha256: str, url: str) -> tuple[Markup, ...]:
        path = self._markup(sha256, url)
        if not path.exists():
            return ()
        return tuple(Markup(Span(start, end), kind, value) for start, end, kind, value in json.loads(_read(path)))

    def remove(self, sha256: str, url: str, *, shared: bool) -> None:
        """Forget an article's markup, and the text too unless another article has the same (`shared`)."""
        with storage(self.path):
            self._markup(sha256, url).unlink(missing_ok=True)
            if not shared:
                self._text(sha256).unlink(missing_ok=True)

    def hashes(self) -> Iterator[str]:
        """The hash of every text that is kept, sorted."""
        for path in sorted(self.path.glob("??/*.text.z")):
            yield path.name.partition(".")[0]

    def sweep(self, known: Container[str]) -> None:
        """Forget the texts of no known hash, and drafts that a crash left."""
        with storage(self.path):
            for path in self.path.glob("??/*"):
                if path.suffix == ".new" or path.name.partition(".")[0] not in known:
                    path.unlink(missing_ok=True)

    def _text(self, sha256: str) -> Path:
        return self.path / sha256[:2] / f"{sha256}.text.z"

    def _markup(self, sha256: str, url: str) -> Path:
        article = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self.path / sha256[:2] / f"{sha256}.{article}.markup.z"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_bytes(zlib.compress(text.encode("utf-8", "surrogatepass"), 6))
    draft.replace(path)


def _read(path: Path) -> str:
    try:
        return zlib.decompress(path.read_bytes()).decode("utf-8", "surrogatepass")
    except FileNotFoundError:
        raise StoreError(f"{path}: the text of an article is missing") from None
    except (OSError, zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: the text of an article cannot be read: {error}") from None
