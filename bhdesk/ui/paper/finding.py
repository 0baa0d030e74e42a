"""Words found in a paper as one types them, with or without their marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bhdesk.domain import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF

    from bhdesk.ui.paper.pages import PaperPages

# PDFium's own sign for a hyphen at the end of a line
_HYPHENS = "\ufffe\u0002\u00ad"


@dataclass(frozen=True, slots=True)
class Hit:
    """A find: its page and where it stands there, a box for each line, in points."""

    page: int
    boxes: tuple[QRectF, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A page's words without marks, one space between words; `sources` are the letters' numbers."""

    text: str
    sources: tuple[int, ...]


def folded(letters: str) -> Folded:
    """Line ends count as spaces, so that what was broken is found as well."""
    words: list[str] = []
    sources: list[int] = []
    for number, letter in enumerate(letters):
        plain = _plain(letter)
        if plain == " " and (not words or words[-1] == " "):
            continue
        words += plain
        sources += [number] * len(plain)
    return Folded("".join(words), tuple(sources))


def places(page: Folded, wish: str) -> list[tuple[int, int]]:
    """Where the words stand on a page, as (first letter, how many)."""
    words = " ".join(folded(wish).text.split())
    found = []
    start = page.text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        first = page.sources[start]
        found.append((first, page.sources[end - 1] + 1 - first))
        start = page.text.find(words, end)
    return found


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    if letter in _HYPHENS:
        return "-"
    return " " if letter.isspace() or letter == "\0" else text.search_key(letter)


class Finder:
    """Searches one open paper; the words of a page are read when they are first looked through."""

    def __init__(self, pages: PaperPages) -> None:
        self._pages = pages
        self._words: dict[int, Folded] = {}

    def find(self, wish: str, is_stale: Callable[[], bool]) -> list[Hit]:
        """All hits in the order of the pages; gives up when nobody waits for them any more."""
        hits: list[Hit] = []
        for page in range(self._pages.count):
            if is_stale():
                return []
            if page not in self._words:
                self._words[page] = folded(self._pages.letters(page))
            found = places(self._words[page], wish)
            if found:
                hits += [Hit(page, boxes) for boxes in self._pages.boxes(page, found) if boxes]
        return hits
