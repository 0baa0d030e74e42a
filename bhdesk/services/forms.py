"""Forms out: a month's counts on paper or in Excel, to be filled in and to come back by import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import counts, entry_form, places
from bhdesk.domain.counts import NOTHING
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.exchange import papers
from bhdesk.store import reads, sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.counts import Count
    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


def entry(
    store: Store, month: Month, unit: int | None = None, *, is_filled: bool = False
) -> Document:
    """The form of a month for one unit, or for the whole office with a row a unit.

    It has the measures that are in use, or all of them while none is.
    """
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        known = _settled(db, month)
        measures = _used(db, frame, month, known)
    filled = known if is_filled else {}
    if unit is None:
        return entry_form.office_form(frame, month, measures, filled)
    return entry_form.unit_form(frame, month, frame.unit(unit), measures, filled)


def save_each(
    store: Store, month: Month, folder: Path, ending: str, resources: Path, *, is_filled: bool,
    is_overwriting: bool = False,
) -> tuple[Path, ...]:
    """A form for every unit of the month, one file each.

    Files that are there stay as they are unless `is_overwriting`.

    Raises UserError form.exists before anything is written, form.unknown_format, unit.none;
    StoreProblem file.*.
    """
    with store.read() as db:
        units = reads.frame(db, month.last_day).units
    if not units:
        raise UserError("unit.none")
    keys: list[str] = []
    for unit in units:  # a plan file may have any sign in a key, even ".." and "/"
        keys.append(places.make_key(unit.key, keys))
    targets = tuple(folder / f"{stem(month)}-{key}{ending}" for key in keys)
    if not is_overwriting:
        refuse_existing(*targets)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise StoreProblem("file.cannot_write", name=folder.name) from cause
    for unit, target in zip(units, targets, strict=True):
        save(entry(store, month, unit.id, is_filled=is_filled), target, resources)
    return targets


def refuse_existing(*targets: Path) -> None:
    """Raises UserError form.exists, file.is_folder: what stands there may be filled in already."""
    for target in targets:
        if target.is_dir():
            raise UserError("file.is_folder", name=target.name)
        if target.exists():
            raise UserError("form.exists", name=target.name)


def stem(month: Month) -> str:
    """What the file of a form is called, without its ending."""
    return f"mau-nhap-{month.year}-{month.number:02}"


def _settled(db: Reading, month: Month) -> dict[tuple[int, str], Count]:
    """The month's counts with the openings that follow from the month before."""
    stored = reads.month_counts(db, month)
    before = reads.month_counts(db, month.shift(-1))
    return {
        key: counts.settle(stored.get(key, NOTHING), before[key].closing if key in before else None)
        for key in stored | before
    }


def _used(
    db: Reading, frame: Frame, month: Month, known: dict[tuple[int, str], Count]
) -> tuple[Measure, ...]:
    entered = [measure for measure in frame.measures if measure.is_entered]
    targets = sheets.valid_targets(db, frame, month.last_day)
    keys = {key for _, key in known} | {key for _, key in targets}
    used = tuple(m for m in entered if m.key in keys or not m.is_in_units)
    return used if any(m.is_in_units for m in used) else tuple(entered)


def save(document: Document, target: Path, resources: Path) -> None:
    """Write a form as .xlsx or .pdf.

    Raises UserError form.unknown_format, file.is_folder; StoreProblem file.*.
    """
    if target.is_dir():
        raise UserError("file.is_folder", name=target.name)
    kind = target.suffix.lower()
    if kind == ".xlsx":
        papers.save_form(target, document, resources)
    elif kind == ".pdf":
        papers.save(target, papers.pdf(document, resources))
    else:
        raise UserError("form.unknown_format", name=target.name)
