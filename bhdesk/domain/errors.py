"""Refusals and failures, named by a code that messages.py turns into one Vietnamese sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Level(StrEnum):
    """How heavy a finding is: an error refuses, a warning never blocks, a note explains."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Param = str | int


class UserError(Exception):
    """The officer can put it right; nothing was changed. `code` has a sentence in messages."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, Param] = params


LOST = frozenset({
    "store.damaged", "store.empty", "store.not_data", "store.foreign", "store.missing",
    "store.no_plan", "store.bad_plan",
})  # fmt: skip
"""What has become of a data file that a good copy mends."""


class StoreProblem(Exception):
    """The machine's fault: disk full, file locked, damaged, foreign or too new."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, Param] = params

    @property
    def needs_copy(self) -> bool:
        """Whether the file it names is lost, so that only a copy helps."""
        return self.code in LOST

    def is_loss_of(self, data: object) -> bool:
        """Whether it is that of the data file at this path; one that names none is of the open."""
        return self.needs_copy and self.params.get("file", str(data)) == str(data)


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding of a check that collects all of them instead of stopping at the first.

    `where` is the place as people name it: a key path of a plan file, `sheet!cell`, a unit.
    """

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    where: str = ""
    level: Level = Level.ERROR
