"""Finding a plan: those that come with the program, or a file the officer points at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk.domain import plan_text
from bhdesk.domain.catalogue import MEASURES
from bhdesk.domain.errors import Issue, UserError
from bhdesk.exchange import plan_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.plans import Plan


@dataclass(frozen=True, slots=True)
class BundledPlan:
    """A plan that can be worked by as it is; `source` is its whole text."""

    plan: Plan
    source: str
    path: Path

    @property
    def id(self) -> str:
        """The id by which the command line asks for it."""
        return self.plan.head.id

    @property
    def title(self) -> str:
        """Its title as printed."""
        return self.plan.head.title


def bundled(folder: Path) -> tuple[BundledPlan, ...]:
    """The usable plans of a folder, by file name; a broken file is left out."""
    found = []
    for path in plan_files.listed(folder):
        source = plan_files.read_text(path)
        plan, _ = plan_text.read(source)
        if plan is not None:
            found.append(BundledPlan(plan, source, path))
    return tuple(found)


def read(path: Path) -> str:
    """The text of a plan file.

    Raises UserError plan.not_text, plan.too_large, file.missing; StoreProblem file.cannot_read.
    """
    return plan_files.read_text(path)


def worded(issues: Sequence[Issue], plan: Plan | None = None) -> tuple[Issue, ...]:
    """Findings of a plan with columns named as people name them instead of by their keys."""
    return tuple(_worded(issue, plan) for issue in issues)


def _worded(issue: Issue, plan: Plan | None) -> Issue:
    key = issue.params.get("column")
    if not isinstance(key, str):
        return issue
    declared = plan.indicator(key) if plan else None
    known = MEASURES.get(key)
    name = known.short if known else declared.name if declared else key
    return replace(issue, params={**issue.params, "column": name}, where="Bảng chỉ tiêu")


def find(folder: Path, id_or_file: str) -> str:
    """The text of a bundled plan by its id, else of a file by its path.

    Raises UserError plan.not_found when it is neither, file.is_folder, and what `read` raises.
    """
    wanted = id_or_file.strip()
    for path in plan_files.listed(folder):
        if wanted == path.stem:
            return read(path)
    for item in bundled(folder):
        if wanted == item.id:
            return item.source
    path = Path(wanted).expanduser()
    if wanted and path.is_dir():
        raise UserError("file.is_folder", name=path.name)
    if not wanted or not path.is_file():
        raise UserError("plan.not_found", name=wanted)
    return read(path)
