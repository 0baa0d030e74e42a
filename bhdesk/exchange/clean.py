"""Text at the door of every paper and workbook: composed letters, no marks nobody can see."""

from __future__ import annotations

import operator
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from bhdesk.domain.document import Origin

T = TypeVar("T")


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
    if isinstance(value, str):
        # An enum member is a str too, and is ours already.
        return clean_text(value) if type(value) is str else value
    if isinstance(value, tuple):
        new = tuple(_cleaned(entry) for entry in value)
        return value if all(map(operator.is_, new, value)) else new
    if isinstance(value, Origin):
        return value  # keys and numbers only, one for each figure of a paper
    if is_dataclass(value) and not isinstance(value, type):
        pairs = [(item.name, getattr(value, item.name)) for item in fields(value)]
        changed = {name: new for name, old in pairs if (new := _cleaned(old)) is not old}
        return replace(value, **changed) if changed else value
    return value
