"""The readers that can be asked for by name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from graph.errors import InputError
from loaders.reading.reader import Reader

FORMS = {"patterns": "patterns", "spacy": "spacy:PIPELINE", "openai": "openai:MODEL"}


def reader_named(name: str, *, store: str = "", catalogue: str = "", limit: int | None = None, environment: Mapping[str, str] = os.environ) -> Reader | None:
    """The reader of that name; None for the default one alone. Raises InputError where there is none.

    A catalogue belongs to the default reader.
    A model's endpoint is REELGRAPH_ENDPOINT, its key OPENAI_API_KEY; its answers are kept beside a store on disk.
    """
    kind, _, what = name.partition(":")
    if catalogue and name == "patterns":
        from loaders.reading.catalogue import Catalogued, read_catalogue  # noqa: PLC0415 - only where asked for

        return Catalogued(read_catalogue(catalogue))
    if catalogue:
        raise InputError(catalogue, f"{name} takes no catalogue", expected="the default reader with it")
    if kind == "spacy" and what:
        from loaders.reading.spacy_names import spacy_names  # noqa: PLC0415 - only where asked for

        return spacy_names(what)
    if kind == "openai" and what:
        from loaders.reading.endpoint import HOSTED, Endpoint  # noqa: PLC0415 - only where asked for

        cache = None if not store or "://" in store else Path(store) / "answers"
        return Endpoint(what, environment.get("REELGRAPH_ENDPOINT", HOSTED), environment.get("OPENAI_API_KEY", ""), cache, limit)
    if name == "patterns":
        return None
    near = get_close_matches(kind, FORMS, 1)
    raise InputError(name, "no reader is called so" + (f"; did you mean {FORMS[near[0]]}?" if near else ""), expected=", ".join(FORMS.values()))
