"""The columns of a pasted block that has names: found by their titles, else taken in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import import_words
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PARTS = frozenset(part.value for part in Part)
# Such a title alone says too little: it never moves figures away from the cursor's column.
_WEAK = frozenset(
    {"so nguoi", "so luong", "so luong nguoi", "tong so", "tong so nguoi", "thuc hien", "so lieu"}
)
_SHORTEST = 4
# "(3)", "5=3+4", "A": the line under the titles that numbers the columns.
_COLUMN_NUMBER = re.compile(r"[\d()\[\]=+\-–:;., ]+|\(?[A-Za-z]\)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A column of the table that takes typing; `titles` are the names it goes by, first the own."""

    at: int
    key: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table that is pasted into; its names stand in column 0.

    `start` is the column where figures without titles begin, `width` the number of all columns.
    """

    spots: tuple[Spot, ...]
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Column of the block -> column of the table, and the columns that are left out."""

    columns: dict[int, Spot]
    left_out: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


def lay_out(
    header: Sequence[Sequence[str]], filled: Sequence[int], name_at: int, numbers: Iterable[int],
    table: Table,
) -> Layout:  # fmt: skip
    """`filled`: columns with figures; `numbers`: columns that only count the rows."""
    titles = {at: _words(header, at) for at in filled}
    plain = [at for at in filled if at != name_at and at not in set(numbers)]
    found: dict[int, Spot] = {}
    left_out, issues = [], []
    for at in plain:
        spot = _match(titles[at], table.spots) if titles[at] else None
        if spot is None:
            left_out.append(at)
        elif spot in found.values():
            issues.append(Issue("paste.column_twice", {"column": spot.titles[0]}))
        else:
            found[at] = spot
    if found:
        return Layout(found, _told(left_out, titles), tuple(issues))
    skipped = [at for at in plain if titles[at] and _is_foreign(titles[at])]
    kept = [at for at in plain if at not in skipped]
    dropped = {name_at, *numbers, *skipped}
    return _in_order(kept, dropped, name_at, table, _told(skipped, titles))


def _told(columns: Iterable[int], titles: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """What is left out, as people name it; running numbers are not worth a word."""
    named = {at: " ".join(titles[at]) or f"cột {at + 1}" for at in columns}
    return tuple(word for word in named.values() if not import_words.is_number_label(word))


def _in_order(
    kept: Sequence[int], dropped: set[int], name_at: int, table: Table, left_out: tuple[str, ...]
) -> Layout:
    """From the start to the right; an empty column inside the block keeps its place."""
    right = [at for at in kept if at > name_at]
    taken = right or list(kept)
    if not taken:
        return Layout({}, left_out)
    if taken[-1] - name_at + 1 == table.width:  # a whole table, names and all, copied from here
        places = {spot.at: spot for spot in table.spots}
        return Layout({at: places[at - name_at] for at in taken if at - name_at in places})
    first = name_at + 1 if right else taken[0]
    span = [at for at in range(first, taken[-1] + 1) if at not in dropped]
    room = [spot for spot in table.spots if spot.at >= table.start]
    if len(span) > len(room):
        params = {"found": len(span), "wanted": len(room)}
        return Layout({}, left_out, (Issue("paste.too_wide", params),))
    pairs = zip(span, room, strict=False)
    return Layout({at: spot for at, spot in pairs if at in taken}, left_out)


def _words(header: Sequence[Sequence[str]], at: int) -> tuple[str, ...]:
    """The title of a column, line under line."""
    cells = (line[at] for line in header if at < len(line))
    return tuple(cell for cell in cells if cell and not _COLUMN_NUMBER.fullmatch(cell))


def _match(words: tuple[str, ...], spots: Sequence[Spot]) -> Spot | None:
    """By the lowest line of the title, then by all of it, then by the lines above.

    A column's own name first, then such a name inside a longer title, then words for a count.
    """
    tries = (words[-1], " ".join(words), *reversed(words[:-1]))
    for said in tries:
        key = import_words.folded(said)
        for known in spots:
            if key and key in {import_words.folded(title) for title in known.titles}:
                return known
    if any(import_words.is_compared(word) for word in words):
        return None
    keys = [import_words.folded(said) for said in tries]
    named = (spot for key in keys for spot in spots if spot.key not in _PARTS
             if any(_holds(key, title) for title in spot.titles))  # fmt: skip
    found = next(named, None)
    if found is not None or _is_foreign(words):
        return found
    return next((spot for said in tries if (spot := _part_spot(said, spots))), None)


def _part_spot(said: str, spots: Sequence[Spot]) -> Spot | None:
    """By the words for the parts of a count."""
    if import_words.folded(said) in _WEAK:
        return None
    part = import_words.part_of(said)
    return next((spot for spot in spots if part is not None and spot.key == part.value), None)


def _holds(key: str, title: str) -> bool:
    wanted = import_words.folded(title)
    return len(wanted) >= _SHORTEST and f" {wanted} " in f" {key} "


def _is_foreign(words: tuple[str, ...]) -> bool:
    """A rate, a comparison, a remark: figures that are no part of what is typed here."""
    is_compared = any(import_words.is_compared(word) for word in words)
    is_label = any(import_words.is_label(word) for word in words)
    return is_compared or is_label or import_words.is_noise(words[-1])
