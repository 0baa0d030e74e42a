"""What every action needs to know of the office: who it is, its plan, its units, what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import places
from bhdesk.domain.catalogue import Measure, resolve
from bhdesk.domain.errors import UserError
from bhdesk.domain.places import Unit

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.periods import Month
    from bhdesk.domain.plan_position import Position
    from bhdesk.domain.plans import Plan

OFFICE_WORDS = (*places.COMMUNE_KINDS.values(), "thành phố", "tỉnh")


@dataclass(frozen=True, slots=True)
class Office:
    """The letterhead and habits of the office; every field is a setting of the same name.

    `issuer` has one printed line per entry (the last is the issuer itself); `parent` is above it
    and may be empty; `cut_off_day` 0 means the end of the month.
    """

    name: str = ""
    parent: str = ""
    issuer: str = ""
    place: str = ""
    symbol: str = "BC-UBND"
    addressee: str = ""
    recipients: str = ""
    archive: str = "VT, VHXH"
    cut_off_day: int = 0
    sample_mark: str = ""

    @property
    def short_name(self) -> str:
        """Upper-cased first letter: "Xã Bình Minh"."""
        return self.name[:1].upper() + self.name[1:]

    def cut_off(self, month: Month) -> date:
        """The day the figures of a month are of (domain.md D.3, 14)."""
        last = month.last_day
        return last.replace(day=self.cut_off_day) if 0 < self.cut_off_day < last.day else last


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: `authority` is TM., KT., TL. or TUQ. and the post stood for, "" for a head."""

    id: int
    name: str
    post: str
    authority: str = ""
    second_post: str = ""
    is_active: bool = True


class Frame(NamedTuple):
    office: Office
    office_id: int
    plan: Plan
    where: Position
    units: tuple[Unit, ...]
    measures: tuple[Measure, ...]

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The numbers of the units in their order."""
        return tuple(unit.id for unit in self.units)

    @property
    def unit_word(self) -> str:
        """What a unit is called here: thôn, ấp, phường … by its kind, else by the plan's level."""
        kinds = {unit.kind for unit in self.units}
        return places.KIND_WORDS.get(kinds.pop(), "đơn vị") if len(kinds) == 1 else "đơn vị"

    @property
    def office_word(self) -> str:
        """What the office is called: xã, phường … by the first words of its name."""
        name = self.office.name.lower()
        return next((word for word in OFFICE_WORDS if name.startswith(f"{word} ")), "đơn vị")

    def unit(self, unit_id: int) -> Unit:
        """The unit of that number, which must be one of `units`."""
        return next(unit for unit in self.units if unit.id == unit_id)

    def place_name(self, unit_id: int | None) -> str:
        """A unit's name, or the office's for None."""
        return self.office.name if unit_id is None else self.unit(unit_id).name

    def place_id(self, typed: str) -> int:
        """The id of a unit or of the office by key or name; raises unit.unknown, unit.ambiguous."""
        office = Unit(
            self.office_id, self.where.office.key, self.office.name, "", 0, is_office=True
        )
        return places.find((*self.units, office), typed).id

    def measure(self, key: str) -> Measure:
        """The measure of an indicator key; raises UserError indicator.unknown."""
        found = resolve(self.plan, key, self.measures)
        if found is None:
            raise UserError("indicator.unknown", name=key)
        return found
