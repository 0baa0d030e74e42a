"""Names in the rows of a sheet: which unit one means, and which rows are the total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bhdesk.domain import places, text
from bhdesk.domain.import_codes import masked_name
from bhdesk.domain.import_words import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.places import Unit

LEAVE_OUT = "leave_out"
_ORDINAL = re.compile(r"^(?:[-–+*•]|(?:[0-9]{1,3}|[ivxIVX]{1,5}|[a-zđA-ZĐ])[.)])\s*(?=\D)")
_TOTAL = re.compile(
    r"tong cong|cong cac|tong so cac|tong cac|tong toan|toan xa|tieu cong|(?:tong|cong)"
    r" (?:cum|nhom|khoi|khu|vung|muc|phan|toan|chung|thon|xa|phuong|[0-9ivx]{1,4}|[a-d])"
    r"(?![a-z0-9])"
)


class UnitNames:
    """Finds units by name as places.find does, once for each spelling; `aliases` were answered."""

    def __init__(self, frame: Frame, aliases: Mapping[str, str]) -> None:
        """`aliases`: match key of a name in the file -> key of a unit, or LEAVE_OUT."""
        self._units = frame.units
        self._by_key = {unit.key: unit for unit in frame.units}
        self._exact = _grouped(frame.units, text.match_key)
        self._loose = _grouped(frame.units, text.bare_name)
        self._plain = _grouped(frame.units, _plain)  # "dong"
        for key, units in _grouped(frame.units, text.search_key).items():
            self._plain.setdefault(key, units)  # "thon dong"
        self._aliases = aliases
        self._office = text.match_key(frame.office.name)
        self._found: dict[str, Unit | str] = {}
        self._totals: dict[str, bool] = {}

    def find(self, name: str) -> Unit | None:
        """The unit of a name; None when there is none or several."""
        found = self._look(name)
        return None if isinstance(found, str) else found

    def refusal(self, name: str) -> str:
        """Why a name has no unit: unit.unknown or unit.ambiguous."""
        found = self._look(name)
        return found if isinstance(found, str) else ""

    def is_left_out(self, name: str) -> bool:
        """Whether the officer said that rows of this name are not to be read."""
        return self._alias(name) == LEAVE_OUT

    def _alias(self, name: str) -> str | None:
        """What was answered for a name; it was asked with the codes in it masked."""
        return self._aliases.get(text.match_key(masked_name(name))) if self._aliases else None

    def _look(self, name: str) -> Unit | str:
        if name not in self._found:
            self._found[name] = self._match(name)
        return self._found[name]

    def _match(self, name: str) -> Unit | str:
        alias = self._alias(name)
        if alias in self._by_key:
            return self._by_key[alias]
        plain, found = without_ordinal(name), self._named(name)
        return self._named(plain) if isinstance(found, str) and plain != text.nfc(name) else found

    def _named(self, name: str) -> Unit | str:
        """As places.find, from an index: a long list names units a hundred thousand times.

        A name typed without any diacritics finds the only unit it can be.
        """
        if unit := self._by_key.get(name.strip()):
            return unit
        key = text.match_key(name)
        bare = text.bare_name(name)
        groups = [self._exact.get(key, ()), self._loose.get(bare, ())]
        if key.isascii():
            groups.append(self._plain.get(key, ()))
        for units in groups:
            if units:
                return units[0] if len(units) == 1 else "unit.ambiguous"
        return "unit.unknown"

    def within(self, title: str) -> Unit | None:
        """The one unit that a title or the name of a sheet speaks of, beside the office itself."""
        if self.is_total(title):
            return None
        key = f" {text.match_key(re.sub('[:;,()]', ' ', title))} "
        hits = [unit for unit in self._units if f" {text.match_key(unit.name)} " in key]
        # "Thôn 1" stands inside "Thôn 1 A" only as a part of the longer name
        longest = max((len(unit.name) for unit in hits), default=0)
        hits = [unit for unit in hits if len(unit.name) == longest]
        return hits[0] if len(hits) == 1 else self.find(title)

    def is_total(self, name: str) -> bool:
        """Whether a row says that it is the sum of the others or the office itself."""
        if name not in self._totals:
            key = folded(without_ordinal(name))
            is_office = bool(self._office) and text.match_key(name) == self._office
            self._totals[name] = (
                is_office
                or places.is_total(name)
                or (_TOTAL.match(key) is not None and self.find(name) is None)
            )
        return self._totals[name]


def _grouped(units: Iterable[Unit], key_of: Callable[[str], str]) -> dict[str, list[Unit]]:
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(key_of(unit.name), []).append(unit)
    return groups


def _plain(name: str) -> str:
    """The bare name as a machine without Vietnamese keys has it."""
    return text.search_key(text.bare_name(name))


def without_ordinal(name: str) -> str:
    """A name without the number, letter or dash before it: "1. Thôn Đông" is "Thôn Đông"."""
    return _ORDINAL.sub("", text.nfc(name)).strip()
