"""The manual as value: pages of blocks, read from a small part of Markdown with our own meanings.

`**Chốt tháng**` is a name that stands on the screen (menus: `**Tệp › Mở tệp dữ liệu…**`),
`` `Ctrl+S` `` a key, `[words](page#part)` a page, `[words](app:Nhiệm vụ/Hạn)` a screen of the
program, `> ` a note, `![words](file.png)` a picture; `#`, `##`, `-`, `1.` and tables as usual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from bhdesk.domain import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

APP = "app:"
PATH = " › "
_SPAN = re.compile(r"\*\*(?P<name>.+?)\*\*|`(?P<key>.+?)`|\[(?P<words>.+?)\]\((?P<target>.+?)\)")
_PICTURE = re.compile(r"!\[(?P<words>.*)\]\((?P<file>.+)\)")
_NUMBERED = re.compile(r"\d+\. ")


class Ink(Enum):
    """What a piece of a line is."""

    PLAIN = "plain"
    NAME = "name"
    KEY = "key"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line; `target` of a link: "page", "page#part" or "app:screen"."""

    text: str
    ink: Ink = Ink.PLAIN
    target: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of a page and the name links reach it by."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words; a note is set apart."""

    line: Line
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where the order matters."""

    lines: tuple[Line, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row is its head."""

    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the program and what it shows."""

    file: str
    caption: str


Block = Heading | Paragraph | Items | Grid | Picture


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page; `key` is the name of its file."""

    key: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of words, captions and headings included."""
        for block in self.blocks:
            yield from _lines(block)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages under one name of the contents."""

    title: str
    pages: tuple[ManualPage, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """All of it; `screens` and `dialogs` say which page belongs to what is in front."""

    chapters: tuple[Chapter, ...]
    screens: Mapping[str, str]
    dialogs: Mapping[str, str]

    @property
    def pages(self) -> tuple[ManualPage, ...]:
        """In the order of the contents."""
        return tuple(page for chapter in self.chapters for page in chapter.pages)

    @property
    def first(self) -> str:
        """The key of the first page."""
        return self.pages[0].key

    def page(self, topic: str) -> ManualPage | None:
        """The page of "page" or "page#part"; None where there is none."""
        key = topic.partition("#")[0]
        return next((page for page in self.pages if page.key == key), None)

    def screen_topic(self, title: str, part: str = "") -> str:
        """The topic of a screen or of its part, else the screen's, else the first page."""
        whole = self.screens.get(title, self.first)
        return self.screens.get(f"{title}{PATH}{part}", whole) if part else whole


def page_of(key: str, written: str) -> ManualPage:
    """Reads one page; its first line is its title."""
    rows = text.nfc(written).splitlines()
    title = rows[0].removeprefix("# ")
    return ManualPage(key, title, tuple(_blocks(rows[1:])))


def anchor_of(heading: str) -> str:
    """The name of a part: its words without marks."""
    return re.sub(r"[^a-z0-9]+", "-", text.search_key(heading)).strip("-")


def line_of(written: str) -> Line:
    """A line cut into its pieces."""
    made: list[Span] = []
    at = 0
    for found in _SPAN.finditer(written):
        if found.start() > at:
            made.append(Span(written[at : found.start()]))
        if found["name"]:
            made.append(Span(found["name"], Ink.NAME))
        elif found["key"]:
            made.append(Span(found["key"], Ink.KEY))
        else:
            made.append(Span(found["words"], Ink.LINK, found["target"]))
        at = found.end()
    if at < len(written):
        made.append(Span(written[at:]))
    return tuple(made)


def plain(line: Line) -> str:
    """The words of a line."""
    return "".join(span.text for span in line)


def _blocks(rows: list[str]) -> Iterator[Block]:
    for kind, group in groupby(rows, _kind):
        found = list(group)
        if kind == "list":
            yield Items(tuple(line_of(row[2:]) for row in found))
        elif kind == "numbered":
            yield Items(tuple(line_of(_NUMBERED.sub("", row, count=1)) for row in found), True)
        elif kind == "table":
            yield Grid(tuple(_cells(row) for row in found if not row.startswith("|-")))
        elif kind == "words":
            yield Paragraph(line_of(" ".join(found)))
        elif kind == "note":
            yield Paragraph(line_of(" ".join(row[2:] for row in found)), True)
        elif kind:
            yield from map(_single, found)


def _kind(row: str) -> str:
    if not row.strip():
        return ""
    if row.startswith(("## ", "![")):
        return "single"
    if _NUMBERED.match(row):
        return "numbered"
    starts = {"- ": "list", "| ": "table", "|-": "table", "> ": "note"}
    return starts.get(row[:2], "words")


def _single(row: str) -> Block:
    if found := _PICTURE.fullmatch(row):
        return Picture(found["file"], found["words"])
    heading = row.removeprefix("## ")
    return Heading(heading, anchor_of(heading))


def _cells(row: str) -> tuple[Line, ...]:
    return tuple(line_of(cell.strip()) for cell in row.strip().strip("|").split("|"))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Heading(words):
            yield (Span(words),)
        case Picture(_, words):
            yield (Span(words),)
        case Paragraph(line):
            yield line
        case Items(lines):
            yield from lines
        case Grid(rows):
            for row in rows:
                yield from row
