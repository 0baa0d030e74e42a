"""Reading one table of a plan file field by field, strict about numbers and lenient about words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from bhdesk.domain.errors import Issue, Param
from bhdesk.domain.text import nfc

Choice = TypeVar("Choice", bound=StrEnum)
# No figure of a plan needs more than fifteen digits; longer ones break int() and the data file.
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_WHOLE = re.compile(r"-?[0-9]{1,15}")


def _shown(found: object) -> str:
    """A value as the file writes it, short enough for a sentence."""
    told = str(found).lower() if isinstance(found, bool) else str(found)
    return told if len(told) <= 40 else told[:40] + "…"


class Fields:
    """The fields of one table; a fault becomes an Issue whose `where` is the path of the key."""

    def __init__(self, raw: Mapping[str, Any], where: str, issues: list[Issue]) -> None:
        self._raw = raw
        self._where = where
        self._issues = issues

    def fault(self, code: str, **params: Param) -> None:
        """Add a fault of the whole table to the issues."""
        self._issues.append(Issue(code, params, self._where))

    def text(self, key: str, default: str | None = None) -> str:
        """A string in NFC; missing without a default is a fault."""
        found = self._raw.get(key)
        if found is None:
            if default is None:
                self._fault(key, "plan.missing_key")
            return default or ""
        if isinstance(found, bool | float):
            self._fault(key, "plan.float" if isinstance(found, float) else "plan.wrong_type")
            return default or ""
        if not isinstance(found, str):
            if isinstance(found, int):
                return str(found)
            self._fault(key, "plan.wrong_type")
            return default or ""
        return nfc(found)

    def key(self, key: str) -> str:
        """A name by which other tables refer to this one: needed, and never blank."""
        found = self.text(key)
        if not found and self._raw.get(key) is not None:
            self._fault(key, "plan.missing_key")
        return found

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one."""
        found = self._raw.get(key)
        if found is None:
            if needed:
                self._fault(key, "plan.missing_key")
            return ()
        if isinstance(found, str):
            return (nfc(found),) if found else ()
        if not isinstance(found, Sequence) or not all(isinstance(item, str) for item in found):
            self._fault(key, "plan.wrong_type")
            return ()
        return tuple(nfc(item) for item in found)

    def whole(self, key: str, *, needed: bool = False) -> int | None:
        """A whole number, not negative; strings of digits count, floats never do."""
        found = self._raw.get(key)
        if found is None or found == "":
            if needed:
                self._fault(key, "plan.missing_key")
            return None
        return self._whole(found, key)

    def wholes(self, key: str) -> tuple[int | None, ...]:
        """A list of whole numbers; "" stands for a blank in the document."""
        found = self._raw.get(key)
        if found is None:
            return ()
        if not isinstance(found, Sequence) or isinstance(found, str):
            self._fault(key, "plan.wrong_type")
            return ()
        return tuple(None if item == "" else self._whole(item, key) for item in found)

    def exact(self, key: str, *, needed: bool) -> Decimal | None:
        """An exact decimal written as a string or an integer; a float is a fault."""
        found = self._raw.get(key)
        if found is None or found == "":
            if needed:
                self._fault(key, "plan.missing_key")
            return None
        if isinstance(found, float):
            self._fault(key, "plan.float")
            return None
        text = str(found).strip().replace(",", ".")
        if isinstance(found, bool) or not _NUMBER.fullmatch(text):
            self._fault(key, "plan.not_a_number", text=_shown(found))
            return None
        if text.startswith("-"):
            self._fault(key, "plan.negative", text=text)
            return None
        return Decimal(text)

    def day(self, key: str, *, needed: bool = False) -> date | None:
        """A TOML local date; "" stands for a blank in the document."""
        found = self._raw.get(key)
        if found is None or found == "":
            if needed:
                self._fault(key, "plan.missing_key")
            return None
        if isinstance(found, datetime) or not isinstance(found, date):
            self._fault(key, "plan.not_a_date", text=_shown(found))
            return None
        return found

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A true or false; anything else is a fault and gives the default."""
        found = self._raw.get(key, default)
        if not isinstance(found, bool):
            self._fault(key, "plan.wrong_type")
            return default
        return found

    def choice(self, key: str, kind: type[Choice], default: Choice) -> Choice:
        """One of the known words; anything else is a fault, an absent key is the default."""
        found = self._raw.get(key)
        if found is None:
            return default
        try:
            return kind(found)
        except ValueError:
            self._fault(key, "plan.unknown_choice", text=_shown(found))
            return default

    def rows(self, key: str) -> list[Fields]:
        """The tables in a list; anything else is a fault and gives none."""
        found = self._raw.get(key)
        if not isinstance(found, Sequence) or isinstance(found, str):
            self._fault(key, "plan.missing_key" if found is None else "plan.wrong_type")
            return []
        made = []
        for at, item in enumerate(found, 1):
            where = f"{self._where}.{key}[{at}]"
            if isinstance(item, Mapping):
                made.append(Fields(item, where, self._issues))
            else:
                self._fault(key, "plan.wrong_type")
        return made

    def _whole(self, found: object, key: str) -> int | None:
        if isinstance(found, float):
            self._fault(key, "plan.float")
            return None
        text = str(found).strip()
        if isinstance(found, bool) or not _WHOLE.fullmatch(text):
            self._fault(key, "plan.not_a_number", text=_shown(found))
            return None
        if text.startswith("-"):
            self._fault(key, "plan.negative", text=text)
            return None
        return int(text)

    def _fault(self, key: str, code: str, **params: Param) -> None:
        self._issues.append(Issue(code, {"key": key, **params}, f"{self._where}.{key}"))
