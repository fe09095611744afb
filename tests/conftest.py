"""Fixtures of several modules: a real browser that opens pages from files, with the network off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.visits import CHROMIUM, DESKTOP, Visit, Visiting


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install -c constraints.txt '.[dev]')")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def visiting(browser: Any) -> Visiting:
    """Opens a file, and at the end asserts that the page stayed silent, asked for nothing and opened no dialog."""

    @contextmanager
    def visit(file: Path, fragment: str = "", size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Iterator[Visit]:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, offline=True, reduced_motion="reduce", has_touch=size[0] < 600
        )
        visited = Visit(context.new_page())
        visited.page.on("console", lambda message: visited.trouble.append(f"console: {message.text}") if message.type in {"error", "warning"} else None)
        visited.page.on("pageerror", lambda error: visited.trouble.append(f"error: {error}"))
        visited.page.on("request", lambda request: visited.trouble.append(f"request: {request.url}") if request.url.partition("#")[0] != file.as_uri() else None)
        visited.page.on("dialog", visited.refuse)
        visited.page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
        visited.settle()
        yield visited
        context.close()
        assert visited.trouble == []

    return visit
