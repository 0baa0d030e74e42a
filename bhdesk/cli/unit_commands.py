"""Commands about the list of villages: new names, merging and splitting from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.context import Context, table
from bhdesk.domain import places, text
from bhdesk.services import office, units

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from bhdesk.domain.places import Unit


def show(context: Context, _: argparse.Namespace) -> int:
    """Every unit in its order, those that ended included, and who became whom."""
    listed = units.listed(context.store)
    keys = {unit.id: unit.key for unit in listed}
    value = {
        "units": [
            {
                "unit": unit.key, "unit_name": unit.name,
                "from": unit.valid_from and unit.valid_from.isoformat(),
                "to": unit.valid_to and unit.valid_to.isoformat(),
            }
            for unit in listed
        ],
        "lineage": [
            {
                "from": keys[link.from_unit], "to": keys[link.to_unit],
                "day": link.day.isoformat(), "kind": link.kind.value,
            }
            for link in units.links(context.store)
        ],
    }  # fmt: skip
    shown = [[unit.name, _day(unit.valid_from), _day(unit.valid_to)] for unit in listed]
    context.answer(value, table(["Đơn vị", "Từ ngày", "Đến ngày"], shown))
    return 0


def rename(context: Context, options: argparse.Namespace) -> int:
    """A new name from a day on; raises UserError unit.*, month.*."""
    day = text.parse_date(options.on)
    unit = _unit(context, options.unit, day)
    units.rename_from(context.store, unit.id, options.name, day, unit.name)
    name = text.nfc(options.name)
    said = f"Từ {text.day(day)}, {unit.name} đổi tên thành {name}."
    context.answer({"unit": unit.key, "unit_name": name}, [said])
    return 0


def merge(context: Context, options: argparse.Namespace) -> int:
    """Several units become one; raises UserError unit.*, month.*."""
    day = text.parse_date(options.on)
    old = [_unit(context, name, day) for name in options.units]
    _, new = units.merge(context.store, [unit.id for unit in old], options.name, day)
    made = _made(context, (new,))
    said = f"Từ {text.day(day)}, {', '.join(u.name for u in old)} nhập thành {made[0].name}."
    context.answer({"unit": made[0].key, "unit_name": made[0].name}, [said])
    return 0


def split(context: Context, options: argparse.Namespace) -> int:
    """One unit becomes several; raises UserError unit.*, month.*."""
    day = text.parse_date(options.on)
    old = _unit(context, options.unit, day)
    _, new = units.split(context.store, old.id, options.into, day)
    made = _made(context, new)
    said = f"Từ {text.day(day)}, {old.name} tách thành {', '.join(u.name for u in made)}."
    context.answer({"units": [{"unit": u.key, "unit_name": u.name} for u in made]}, [said])
    return 0


def _unit(context: Context, typed: str, day: date) -> Unit:
    return places.find(office.frame(context.store, day).units, typed)


def _made(context: Context, numbers: tuple[int, ...]) -> list[Unit]:
    return [unit for unit in units.listed(context.store) if unit.id in numbers]


def _day(day: date | None) -> str:
    return text.day(day) if day else ""
