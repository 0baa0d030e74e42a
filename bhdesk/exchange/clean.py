"""Text at the door of every paper and workbook: composed letters, no marks nobody can see."""

from __future__ import annotations

import operator
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

from bhdesk.domain.document import Origin

T = TypeVar("T")
_NAMES: dict[type, tuple[str, ...]] = {}


def clean_text(text: str) -> str:
    """NFC; tabs become spaces; control and format characters go, line ends stay.

    ReportLab misplaces the marks of decomposed letters, and Excel refuses control characters.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    if composed.isprintable():
        return composed
    return "".join(
        char for char in composed if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf")
    )


def cleaned(value: T) -> T:
    """The same value (texts, tuples and dataclasses, however deep) with every text cleaned."""
    return cast("T", _cleaned(value))


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any value of a document
    kind = type(value)
    if kind is str:  # an enum member is a str too, and is ours already
        return clean_text(value)
    if kind is tuple:
        new = tuple([_cleaned(entry) for entry in value])
        return value if all(map(operator.is_, new, value)) else new
    changed = {
        name: new
        for name in _names(kind)
        if (new := _cleaned(old := getattr(value, name))) is not old
    }
    return replace(value, **changed) if changed else value


def _names(kind: type) -> tuple[str, ...]:
    """The fields that can hold text, found once; an origin has keys and numbers only."""
    known = _NAMES.get(kind)
    if known is None:
        has_text = is_dataclass(kind) and kind is not Origin
        known = tuple(item.name for item in fields(kind)) if has_text else ()
        _NAMES[kind] = known
    return known


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of a document
    """Every text of a value made of tuples and dataclasses, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    else:
        for name in _names(type(value)):
            yield from texts(getattr(value, name))
