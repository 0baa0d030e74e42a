"""A list of members pasted or read from a sheet: name, post, seat, villages, days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bhdesk.domain import people, places, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.people import Member

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bhdesk.domain.people import Body
    from bhdesk.domain.places import Unit

# A heading with one of these words is that column; the first that fits, in this order.
_HEADINGS = (
    ("units", ("theo dõi", "phụ trách thôn", "phụ trách địa bàn", "địa bàn")),
    ("valid_from", ("từ ngày",)),
    ("valid_to", ("đến ngày",)),
    ("seat", ("nhiệm vụ", "vai trò", "trong ban", "trong tổ", "chức danh")),
    ("post", ("chức vụ", "đơn vị công tác", "cơ quan")),
    ("name", ("họ và tên", "họ tên", "họ, tên", "tên")),
)
_PLAIN = ("name", "post", "seat", "units", "valid_from", "valid_to")
_NUMBER = re.compile(r"\d{1,3}[.)]?")


def read(raw: str, body: Body, units: Sequence[Unit]) -> tuple[Member, ...]:
    """Members in the order of the rows; without headings: name, post, seat, villages, from, to.

    Raises UserError people.no_rows, people.bad_row (naming the row).
    """
    lines = [line for line in raw.replace("\r\n", "\n").split("\n") if line.strip()]
    columns: Mapping[str, int] | None = None
    found: list[Member] = []
    for number, line in enumerate(lines, 1):
        cells = [text.nfc(cell) for cell in line.split("\t")]
        if (titles := _columns(cells)) is not None:
            columns = titles
            found.clear()  # what stood above the headings was the title of the list
            continue
        if columns is None and cells and _NUMBER.fullmatch(cells[0]):
            cells = cells[1:]
        values = _values(cells, columns)
        if values["name"]:
            found.append(_member(values, number, body, units))
    if not found:
        raise UserError("people.no_rows")
    return tuple(found)


def _columns(cells: Sequence[str]) -> Mapping[str, int] | None:
    """Where each column stands, if this is the row of headings."""
    keys = [text.match_key(cell) for cell in cells]
    if not any(word in key for key in keys for word in ("họ và tên", "họ tên", "họ, tên")):
        return None
    found: dict[str, int] = {}
    for at, key in enumerate(keys):
        for name, words in _HEADINGS:
            if name not in found and at not in found.values() and any(w in key for w in words):
                found[name] = at
                break
    return found


def _values(cells: Sequence[str], columns: Mapping[str, int] | None) -> Mapping[str, str]:
    places_of = columns or {name: at for at, name in enumerate(_PLAIN)}
    return {
        name: cells[places_of[name]] if places_of.get(name, len(cells)) < len(cells) else ""
        for name in _PLAIN
    }


def _member(
    values: Mapping[str, str], number: int, body: Body, units: Sequence[Unit]
) -> Member:
    try:
        return Member(
            body.id,
            values["name"],
            values["post"],
            people.read_seat(values["seat"], body.kind),
            read_units(values["units"], units),
            _day(values["valid_from"]),
            _day(values["valid_to"]),
        )
    except UserError as cause:
        wrong = cause.params.get("text") or cause.params.get("name") or ""
        raise UserError("people.bad_row", row=number, text=wrong) from cause


def read_units(typed: str, units: Sequence[Unit]) -> tuple[int, ...]:
    """Villages by name, parted by commas or semicolons; raises unit.unknown, unit.ambiguous."""
    names = [name for name in re.split(r"[,;]", typed) if name.strip(" -–")]
    return tuple(dict.fromkeys(places.find(units, name).id for name in names))


def _day(typed: str) -> date | None:
    return text.parse_date(typed.partition(" ")[0]) if typed else None
