"""The long steps of an import, for the worker thread: a refusal comes back as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import files_in, forms, importing, office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_plan import FileIdentity, ImportPlan
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawBook
    from bhdesk.ui.work import Progress

READING = "Đang đọc tệp…"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, with the first plan made of it."""

    book: RawBook
    file: FileIdentity
    plan: ImportPlan
    frame: Frame


def tried(store: Any, fn: Callable[..., Any], *args: Any) -> Any:  # noqa: ANN401 - as Work.run has it
    """What a service gives, or its refusal: the dialog that asked shows it itself."""
    try:
        return fn(store, *args)
    except (UserError, StoreProblem) as problem:
        return problem


def open_file(
    store: Any, path: Path, password: str | None, month: Month, progress: Progress  # noqa: ANN401 - ui does not know the store
) -> Opened | UserError | StoreProblem:  # fmt: skip
    """Reads a file and makes the plan; Hủy ends the reading process."""

    def tell(done: int, total: int) -> None:
        # a stopped work is ended by the reader itself, which then says so
        if not progress.is_cancelled:
            progress(done, total, READING)

    tell(0, 1)
    try:
        book, file = files_in.read(path, password, tell, lambda: progress.is_cancelled)
        plan = importing.prepare(store, book, month, file)
        return Opened(book, file, plan, office.frame(store, month.last_day))
    except (UserError, StoreProblem) as problem:
        return problem


def save_form(store: Any, month: Month, target: Path, resources: Path) -> Path:  # noqa: ANN401 - ui does not know the store
    """An empty entry form of the month for the whole office."""
    forms.save(forms.entry(store, month), target, resources)
    return target
