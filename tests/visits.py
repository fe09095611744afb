"""A real browser that opens pages from files with the network off, and what it says of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (Debian: apt-get install chromium)")

DESKTOP, PHONE = (1440, 900), (360, 740)


@dataclass
class Visit:
    """An open page, and what it said that it should not have; without slots, for playwright keeps marks on its listeners."""

    page: Any
    trouble: list[str] = field(default_factory=list)

    def refuse(self, dialog: Any) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def hash(self) -> str:
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))

    def search(self, words: str) -> None:
        """By keyboard alone: the slash, the words, Enter."""
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        self.settle()

    def settle(self) -> None:
        """Until the page shows what its address says, and what moves has come to rest."""
        for _ in range(300):  # not wait_for_function: it evaluates a text, which the page's policy forbids
            if self.page.evaluate("document.documentElement.dataset.shown === location.hash"):
                break
            self.page.wait_for_timeout(50)
        self.page.wait_for_timeout(300)


Visiting = Callable[..., Any]


def written(file: Path, page: str) -> Path:
    file.write_text(page, encoding="utf-8")
    return file
