"""The HTML file put together: one style, one script, the data, and a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from queries.page.data import script

SCRIPTS = (
    "data", "state", "dom", "evidence", "answers", "graph", "picture", "places", "drawing", "labels", "pointer", "timeline", "map", "table", "search", "main",
)  # fmt: skip
_SLOT = re.compile(r"\{\{(\w+)\}\}")


@cache
def asset(name: str) -> str:
    return (files("queries.page") / "assets" / name).read_text(encoding="utf-8")


@cache
def look() -> Any:
    """Kinds with colour, shape and icon, relations in words, questions."""
    return json.loads(asset("look.json"))


def document(title: str, parts: Mapping[str, Any]) -> str:
    """The whole page; `parts` are JSON values by the id of their element."""
    code = "(() => {\n\"use strict\";\n" + "\n".join(asset(f"{name}.js") for name in SCRIPTS) + "\n})();\n"
    style, renderer = _colours() + asset("page.css"), vis_network()
    slots = {
        "title": html.escape(title),
        "policy": _policy(scripts=(renderer, code), styles=(style,)),
        "style": style,
        "data": "\n".join(f'<script type="application/json" id="{name}">{script(value)}</script>' for name, value in parts.items()),
        "renderer": renderer,
        "code": code,
    }  # fmt: skip
    return _SLOT.sub(lambda match: slots[match.group(1)], asset("page.html"))


def _colours() -> str:
    """The kinds' colours as CSS variables, on light and on dark."""
    rows = {shade: "".join(f" --{kind['name']}: {kind[shade]};" for kind in look()["kinds"]) for shade in ("light", "dark")}
    return f':root {{{rows["light"]} }}\n:root[data-theme="dark"] {{{rows["dark"]} }}\n'


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Only these scripts and this style run, and nothing is ever asked of a network."""
    return (
        f"default-src 'none'; script-src {' '.join(_hash(text) for text in scripts)}; "
        f"style-src {' '.join(_hash(text) for text in styles)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def vis_network() -> str:
    """The newest vis-network that the installed pyvis brings, without the line that points to a map of it."""
    library: Traversable = files("pyvis") / "lib"
    folders = sorted((each for each in library.iterdir() if each.name.startswith("vis-")), key=lambda each: _version(each.name))
    text = (folders[-1] / "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S*", "", text).replace("</script", "<\\/script")


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", name))
