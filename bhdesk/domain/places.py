"""Villages, wards and the office itself: kinds, names and how a typed name finds its unit."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import text
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LOCALITY_KINDS = {
    "thon": "thôn",
    "ban": "bản",
    "ap": "ấp",
    "khom": "khóm",
    "khu_vuc": "khu vực",
    "to_dan_pho": "tổ dân phố",
    "khu_pho": "khu phố",
    "buon": "buôn",
    "lang": "làng",
}
COMMUNE_KINDS = {"xa": "xã", "phuong": "phường", "dac_khu": "đặc khu", "thi_tran": "thị trấn"}
MAX_NAME = 120
_LIST_WORDS = {*LOCALITY_KINDS.values(), *COMMUNE_KINDS.values(), "đơn vị", "tdp", "địa bàn", ""}
# Keys, because the key of "toàn" has its tone elsewhere.
_TOTALS = frozenset(
    text.match_key(word)
    for word in ("cộng", "tổng", "tổng số", "tổng cộng", "toàn xã", "toàn phường", "toàn thành phố")
)
_TOTAL_STARTS = tuple(f"{text.match_key(word)} " for word in ("tổng cộng", "tổng số", "cộng toàn"))
KIND_WORDS = LOCALITY_KINDS | COMMUNE_KINDS | {"tinh": "tỉnh", "thanh_pho": "thành phố"}


class Unit(NamedTuple):
    """A village, a ward or (is_office) the office. `valid_to` is the last day it existed."""

    id: int
    key: str
    name: str
    kind: str
    position: int
    is_office: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def exists_on(self, day: date) -> bool:
        """Whether it was there on that day."""
        has_begun = self.valid_from is None or self.valid_from <= day
        return has_begun and (self.valid_to is None or self.valid_to >= day)

    def overlaps(self, other: Unit) -> bool:
        """Whether there was a day on which both were there."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        last = min(self.valid_to or date.max, other.valid_to or date.max)
        return first <= last


class FormerName(NamedTuple):
    """What a unit was called up to a day."""

    unit: int
    name: str
    valid_to: date


class UnitDraft(NamedTuple):
    """A unit to be made: its name as written and the kind told by its first words, if any."""

    name: str
    kind: str
    key: str = ""


def kind_of(name: str, default: str = "thon") -> str:
    """The kind of unit by the first words of its name: "Tổ dân phố số 3" is a to_dan_pho."""
    key = text.match_key(name)
    for kind, words in KIND_WORDS.items():
        if key.startswith(words + " ") or key == words:
            return kind
    return default


def make_key(name: str, taken: Iterable[str] = ()) -> str:
    """A plain key from a name: "Thôn Đông" gives "thon-dong", a second one "thon-dong-2"."""
    stem = re.sub(r"[^a-z0-9]+", "-", text.search_key(name)).strip("-") or "unit"
    used = set(taken)
    key, number = stem, 2
    while key in used:
        key, number = f"{stem}-{number}", number + 1
    return key


def read_names(raw: str) -> tuple[UnitDraft, ...]:
    """Villages pasted or typed: one a line; numbers, titles, header and total are left out.

    Raises UserError unit.none, unit.twice, unit.too_long, text.unprintable.
    """
    drafts: list[UnitDraft] = []
    seen: dict[str, str] = {}
    has_heading = False
    for line in raw.splitlines():
        cells = [_one_line(cell) for cell in line.split("\t")]
        words = [cell for cell in cells if cell and not re.fullmatch(r"[\d.,\s]+[.)]?", cell)]
        if words and is_heading(words[0]) and not has_heading:
            has_heading = True  # what stood above the first heading was the title of the sheet
            drafts.clear()
            seen.clear()
        if not words or is_heading(words[0]) or is_total(words[0]):
            continue
        name = re.sub(r"^\d+[.)]\s+", "", words[0])
        if len(name) > MAX_NAME:
            raise UserError("unit.too_long", name=name[:40])
        key = text.match_key(name)
        if key in seen:
            raise UserError("unit.twice", name=name)
        seen[key] = name
        drafts.append(UnitDraft(name, kind_of(name)))
    if not drafts:
        raise UserError("unit.none")
    for draft in drafts:
        text.refuse_unprintable(draft.name)
    return tuple(drafts)


def _one_line(cell: str) -> str:
    """A cell as one name: single spaces, nothing that cannot be seen or printed."""
    seen = "".join(ch if unicodedata.category(ch) != "Cc" else " " for ch in text.nfc(cell))
    return " ".join(seen.split())


def is_heading(word: str) -> bool:
    """Whether a first cell is the title of a list and not a name: STT, Tên thôn, Thôn/TDP."""
    key = text.match_key(word)
    if key in {"stt", "tt", "số tt"}:
        return True
    parts = re.split(r"[,/;()]| và ", key.removeprefix("tên "))
    return all(part.strip() in _LIST_WORDS for part in parts) and bool(key)


def is_total(word: str) -> bool:
    """Whether a row's name says that it is the sum: Tổng cộng, Cộng, Toàn xã, Tổng số."""
    key = text.match_key(word)
    return key in _TOTALS or key.startswith(_TOTAL_STARTS)


def find(units: Sequence[Unit], typed: str) -> Unit:
    """The unit of that key or name (domain.md E.5); the bare name without "Thôn" will do if unique.

    Raises UserError unit.unknown or unit.ambiguous.
    """
    for unit in units:
        if unit.key == typed.strip():
            return unit
    key = text.match_key(typed)
    exact = [unit for unit in units if text.match_key(unit.name) == key]
    loose = [unit for unit in units if text.bare_name(unit.name) == text.bare_name(typed)]
    for found in (exact, loose):
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError("unit.ambiguous", name=text.nfc(typed))
    raise UserError("unit.unknown", name=text.nfc(typed))
