"""The works behind a table on paper, run in the worker: draw its pages, write its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import tables

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.shown_table import ShownTable


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table on paper, or why there is none."""

    document: Document | None = None
    pages: bytes = b""
    problem: UserError | StoreProblem | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The file written, or why it was not."""

    target: Path
    problem: UserError | StoreProblem | None = None


def draw(store: Any, shown: ShownTable, resources: Path) -> Drawn:  # noqa: ANN401 - ui does not know the store
    """The pages of what is shown, of this moment."""
    try:
        made = tables.document(store, shown)
        return Drawn(made, tables.pages(made, resources))
    except (UserError, StoreProblem) as problem:
        return Drawn(problem=problem)


def write(store: Any, shown: ShownTable, target: Path, resources: Path) -> Saved:  # noqa: ANN401 - ui does not know the store
    """A table straight into a file."""
    try:
        tables.save(tables.document(store, shown), target, resources)
    except (UserError, StoreProblem) as problem:
        return Saved(target, problem)
    return Saved(target)


def write_drawn(_store: object, made: Document, target: Path, resources: Path) -> Saved:
    """The very table that was looked at; equal papers are equal bytes."""
    try:
        tables.save(made, target, resources)
    except (UserError, StoreProblem) as problem:
        return Saved(target, problem)
    return Saved(target)
