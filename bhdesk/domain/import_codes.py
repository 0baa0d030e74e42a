"""Codes of persons that Excel has damaged: pointed at with their cell, never kept (E.6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.import_words import folded

if TYPE_CHECKING:
    from bhdesk.domain.sheets import RawCell

_PERSON = re.compile(r"\b(?:cccd|so dinh danh|dinh danh ca nhan|can cuoc)\b")
_INSURED = re.compile(r"\b(?:ma so bhxh|so bhxh|ma bhxh|ma the|the bhyt|ma so bao hiem xa hoi)\b")
_SCIENTIFIC = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]{1,2}")
_ROUNDED = re.compile(r"[0-9]{4,7}0{5,}")  # the digits that a number of 2,71851E+10 has left
_SHOWN_ENDS = 4, 2
_CODE, _MASKED = re.compile(r"[0-9]{9,}"), re.compile(r"[0-9]{4}\*{3,}[0-9]{2}")
_NO_COUNT = 10**8  # about all people of the country: what is longer is the code of one of them


def length_of(title: str) -> int:
    """How many digits the codes under a heading have; 0 when it is over no codes of persons."""
    key = folded(title)
    if _PERSON.search(key):
        return 12
    return 10 if _INSURED.search(key) else 0


def fault(raw: RawCell, length: int, where: str) -> Issue | None:
    """A lost leading zero with what it should be, or digits that are lost for good."""
    shown = re.sub(r"\s+", "", text.nfc(raw.text))
    digits = shown
    if raw.number is not None and raw.number.is_finite() and raw.number == int(raw.number):
        digits = str(int(raw.number))
    is_typed_number = raw.number is not None and len(digits) >= length - 1
    if _SCIENTIFIC.fullmatch(shown) or (is_typed_number and _ROUNDED.fullmatch(digits)):
        return Issue("import.code_lost", {"text": shown}, where, Level.WARNING)
    if digits.isdecimal() and len(digits) == length - 1:
        params = {"before": masked(digits), "after": masked("0" + digits)}
        return Issue("import.code_zero", params, where, Level.WARNING)
    return None


def in_place_of_count(value: int | None) -> str:
    """The code of a person that stands where persons are counted, masked; "" for a count."""
    return masked(str(value)) if value is not None and value >= _NO_COUNT else ""


def masked_name(name: str) -> str:
    """A name with whatever may be a person's code in it masked (E.7, P5)."""
    return _CODE.sub(lambda found: masked(found[0]), name)


def may_hold_code(name: str) -> bool:
    """Whether a name has, or had before it was masked, what may be a person's code."""
    return _CODE.search(name) is not None or _MASKED.search(name) is not None


def masked(code: str) -> str:
    """A person's code as it may be shown: its first and last digits (E.7, P5)."""
    first, last = _SHOWN_ENDS
    return code[:first] + "*" * (len(code) - first - last) + code[-last:]
