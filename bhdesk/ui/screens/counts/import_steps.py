"""The long steps of an import, for the worker thread: a refusal comes back as a value."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.sheets import RawBook
from bhdesk.services import files_in, importing, office
from bhdesk.ui.screens.counts.import_digest import Digest, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_plan import FileIdentity, ImportPlan
    from bhdesk.domain.periods import Month
    from bhdesk.ui.work import Progress

    Store = Any  # ui does not know the store

READING, SORTING = "Đang đọc tệp…", "Đang xếp số liệu…"
_AT_ONCE = 500
_TURN = 0.0005  # seconds


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, with a plan made of it and what is shown of that plan."""

    book: RawBook
    file: FileIdentity
    plan: ImportPlan
    frame: Frame
    digest: Digest


@contextmanager
def _beside_the_window() -> Iterator[None]:
    """A long reckoning in the worker thread that lets the GUI thread come round.

    Millions of new values have no circles: looking for some would stop the window as well, so
    they are left out of that until the dialog is gone. And each cell the window paints has to
    wait for its turn, which therefore comes ten times sooner.
    """
    was_on, turn = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(_TURN)
    try:
        yield
        gc.freeze()
    finally:
        sys.setswitchinterval(turn)
        if was_on:
            gc.enable()


def tried(store: Store, fn: Callable[..., Any], *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as Work.run has it
    """What a service gives, or its refusal: the dialog that asked shows it itself."""
    try:
        return fn(store, *args, **named)
    except (UserError, StoreProblem) as problem:
        return problem


def open_file(
    store: Store, path: Path, password: str | None, month: Month, progress: Progress
) -> Opened:
    """Reads a file and makes the plan; Hủy ends the reading process and the planning."""

    def tell(done: int, total: int) -> None:
        # a stopped work is ended by the reader itself, which then says so
        if not progress.is_cancelled:
            progress(done, total, READING)

    tell(0, 1)
    with _beside_the_window():
        book, file = files_in.read(path, password, tell, lambda: progress.is_cancelled)
        frame = office.frame(store, month.last_day)
        return _planned(store, book, file, frame, month, {}, progress)


def plan_again(
    store: Store, opened: Opened, answers: Mapping[str, str], progress: Progress
) -> Opened:
    """The plan with other answers."""
    month = opened.plan.month
    with _beside_the_window():
        return _planned(store, opened.book, opened.file, opened.frame, month, answers, progress)


def _planned(
    store: Store, book: RawBook, file: FileIdentity, frame: Frame, month: Month,
    answers: Mapping[str, str], progress: Progress,
) -> Opened:  # fmt: skip
    def check() -> None:
        if progress.is_cancelled:
            raise UserError("file.cancelled", name=file.name)

    check()
    progress(1, 1, SORTING)
    plan = importing.prepare(store, book, month, file, answers, check)
    return Opened(book, file, plan, frame, digest(plan, frame, answers))


def commit(store: Store, plan: ImportPlan, left_out: Collection[str]) -> Any:  # noqa: ANN401 - as Work.run has it
    """Writes all that differs but what was left out."""
    if not left_out:
        return importing.commit(store, plan)
    chosen = {row.key for row in plan.rows if row.is_written} - set(left_out)
    return importing.commit(store, plan, chosen)


def emptied(opened: Opened) -> Opened:
    """The same file without its cells and figures."""
    plan = replace(opened.plan, rows=(), questions=(), issues=(), bases=())
    return replace(
        opened, book=RawBook(opened.book.kind, ()), plan=plan, digest=digest(plan, opened.frame, {})
    )


def _parts(old: Opened) -> list[object]:
    """Everything that is kept a hundred thousand times."""
    plan = old.plan
    rows = (row for sheet in old.book.sheets for row in sheet.rows)
    return [*rows, *plan.rows, *plan.questions, *plan.issues, *plan.bases]


def let_go(_store: Store, things: list[Opened]) -> None:
    """Forgets what was read, little by little: in one go it would hold up the window."""
    parts: list[object] = []
    while things:
        parts += _parts(things.pop())
    while parts:
        del parts[-_AT_ONCE:]
    gc.unfreeze()
