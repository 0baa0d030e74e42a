"""The form of an official paper (sizes, margins, words) read from a data file and checked."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping  # noqa: TC003 - get_type_hints reads it from FormProfile
from dataclasses import MISSING, dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1


@dataclass(frozen=True, slots=True)
class TextStyle:
    size: float
    bold: bool = False
    italic: bool = False
    upper: bool = False


@dataclass(frozen=True, slots=True)
class PageForm:
    width_mm: float
    height_mm: float
    margin_top_mm: float
    margin_bottom_mm: float
    margin_left_mm: float
    margin_right_mm: float
    page_number_mm: float
    sample_mark_mm: float


@dataclass(frozen=True, slots=True)
class StyleForm:
    """One style per component of the paper, named as in domain.document."""

    nation: TextStyle
    motto: TextStyle
    parent: TextStyle
    issuer: TextStyle
    number: TextStyle
    place_date: TextStyle
    kind: TextStyle
    abstract: TextStyle
    addressee: TextStyle
    body: TextStyle
    basis: TextStyle
    note: TextStyle
    heading1: TextStyle
    heading2: TextStyle
    signer: TextStyle
    signer_name: TextStyle
    recipients_title: TextStyle
    recipients: TextStyle
    annex_number: TextStyle
    annex_title: TextStyle
    annex_reference: TextStyle
    caption: TextStyle
    page_number: TextStyle
    sample_mark: TextStyle


@dataclass(frozen=True, slots=True)
class TableForm:
    sizes: tuple[float, ...]
    pad_x_mm: float
    pad_y_mm: float
    rule_pt: float
    name_width_mm: float
    gap_mm: float


@dataclass(frozen=True, slots=True)
class TextForm:
    first_indent_mm: float
    gap_pt: float
    heading_gap_pt: float
    single_line: float
    body_spacing: float
    right_share: float
    sign_share: float
    rule_share: float
    rule_gap_mm: float
    rule_pt: float
    part_gap_mm: float
    sign_gap_mm: float
    seal_mm: float


@dataclass(frozen=True, slots=True)
class WordForm:
    nation: str
    motto: str
    number: str
    number_blank: str
    date: str
    day_blank: str
    month_blank: str
    year_blank: str
    addressee: str
    recipients: str
    annex: str
    end: str
    continues: str
    point_letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormProfile:
    name: str
    page: PageForm
    style: StyleForm
    table: TableForm
    text: TextForm
    words: WordForm
    abbreviations: Mapping[str, str]


# The blanks each sentence of the form must have, no more and no fewer.
_PLACEHOLDERS = {
    "words.number": {"number", "symbol"},
    "words.date": {"place", "day", "month", "year"},
}

T = TypeVar("T")


def load(path: Path) -> FormProfile:
    """Read a form file. Lengths are mm, sizes pt.

    Raises UserError `form.unreadable`, `form.wrong_format`, `form.missing_key`,
    `form.unknown_key`, `form.wrong_value` or `form.out_of_range`.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError("form.unreadable", name=path.name, reason=str(error)) from error
    if data.pop("format", None) != FORMAT:
        raise UserError("form.wrong_format", name=path.name, format=FORMAT)
    ranges = data.pop("range", {})
    abbreviations = data.pop("abbreviations", {})
    for key, value in abbreviations.items():
        _text(value, f"abbreviations.{key}")
    data["abbreviations"] = MappingProxyType(abbreviations)
    form = _record(FormProfile, data, "")
    for key, bounds in ranges.items():
        _check_range(form, key, bounds)
    for key, names in _PLACEHOLDERS.items():
        _check_placeholders(str(_value_at(form, key)), key, names)
    return form


def _record(kind: type[T], data: object, where: str) -> T:
    """Build a dataclass from a TOML table, naming the key that is missing, unknown or odd."""
    if not isinstance(data, dict):
        raise UserError("form.wrong_value", key=where, value=str(data))
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for item in fields(kind):  # type: ignore[arg-type]
        key = f"{where}.{item.name}".lstrip(".")
        if item.name in data:
            values[item.name] = _value(hints[item.name], data[item.name], key)
        elif item.default is MISSING:
            raise UserError("form.missing_key", key=key)
    for name in data:
        if name not in hints:
            raise UserError("form.unknown_key", key=f"{where}.{name}".lstrip("."))
    return kind(**values)


def _value(hint: object, value: object, key: str) -> object:
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, value, key)
    if hint is float:
        return _number(value, key)
    if hint is str:
        return _text(value, key)
    if hint is bool and not isinstance(value, bool):
        raise UserError("form.wrong_value", key=key, value=str(value))
    if hint in (tuple[str, ...], tuple[float, ...]):
        if not isinstance(value, list) or not value:
            raise UserError("form.wrong_value", key=key, value=str(value))
        read = _number if hint == tuple[float, ...] else _text
        return tuple(read(entry, key) for entry in value)
    return value


def _number(value: object, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1000:
        raise UserError("form.wrong_value", key=key, value=str(value))
    return float(value)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise UserError("form.wrong_value", key=key, value=str(value))
    return value


def _check_range(form: FormProfile, key: str, bounds: object) -> None:
    value = _value_at(form, key)
    if not isinstance(value, float) or not isinstance(bounds, list) or len(bounds) != 2:
        raise UserError("form.wrong_value", key=f"range.{key}", value=str(bounds))
    low, high = (_number(bound, f"range.{key}") for bound in bounds)
    if not low <= value <= high:
        raise UserError(
            "form.out_of_range", key=key, value=f"{value:g}", low=f"{low:g}", high=f"{high:g}"
        )


def _value_at(form: FormProfile, key: str) -> object:
    value: object = form
    for name in key.split("."):
        if not hasattr(value, name):
            raise UserError("form.unknown_key", key=f"range.{key}")
        value = getattr(value, name)
    return value


def _check_placeholders(text: str, key: str, names: set[str]) -> None:
    try:
        found = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        found = set()
    if found != names:
        raise UserError("form.wrong_value", key=key, value=text)
