"""Finding words in the manual as one types: without marks, every word, the best page first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.manual import Heading, plain

if TYPE_CHECKING:
    from bhdesk.domain.manual import Manual, ManualPage

_AROUND = 45
_BREAK = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A page, the topic of the part that was found, and the words around."""

    topic: str
    title: str
    excerpt: str


def search(manual: Manual, words: str) -> tuple[Hit, ...]:
    """Pages that have every word; those with one in the title stand first."""
    keys = [f" {key}" for key in _spaced(words).split()]
    if not keys:
        return ()
    found = [
        (-_worth(page, keys), order, page)
        for order, page in enumerate(manual.pages)
        if all(key in _key(page) for key in keys)
    ]
    return tuple(_hit(page, keys) for _, _, page in sorted(found, key=lambda item: item[:2]))


def _spaced(words: str) -> str:
    """Without marks and signs, a space before each word: words are found by their beginning."""
    return f" {_BREAK.sub(' ', text.search_key(words)).strip()}"


def _key(page: ManualPage) -> str:
    return _spaced(" ".join([page.title, *map(plain, page.lines)]))


def _worth(page: ManualPage, keys: list[str]) -> int:
    title = _spaced(page.title)
    heads = _spaced(" ".join(b.text for b in page.blocks if isinstance(b, Heading)))
    together = "".join(keys)
    return (
        4 * (together in title)
        + 2 * sum(key in title for key in keys)
        + 2 * (together in heads)
        + (together in _key(page))
    )


def _hit(page: ManualPage, keys: list[str]) -> Hit:
    """The line with most of the words, and the part it stands in."""
    best, excerpt, topic = 0, page.title, page.key
    part = ""
    headings = {block.text: block.anchor for block in page.blocks if isinstance(block, Heading)}
    for line in page.lines:
        words = plain(line)
        part = headings.get(words, part)
        key = _spaced(words)
        count = sum(word in key for word in keys) * 2 + ("".join(keys) in key)
        if count > best:
            best, excerpt = count, _cut(words, keys)
            topic = f"{page.key}#{part}" if part else page.key
    return Hit(topic, page.title, excerpt)


def _cut(words: str, keys: list[str]) -> str:
    """About ninety letters round the first word that was looked for."""
    key = text.search_key(words)
    at = min((key.find(word.strip()) for word in keys if word.strip() in key), default=0)
    start = max(0, words.rfind(" ", 0, max(0, at - 20)) + 1) if at > _AROUND else 0
    cut = words[start : start + 2 * _AROUND]
    if start + 2 * _AROUND < len(words):
        cut = f"{cut.rpartition(' ')[0]} …"
    return f"{'… ' if start else ''}{cut}"
