"""Schools: who of their pupils has a card, month by month of the school year (R23)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_reading, official_schools, school_files, schools, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.schools import LEVEL_WORDS, MAX_NAME, NOTHING, School, SchoolTyped
from bhdesk.exchange import intake
from bhdesk.store import closings, denominators, month_book, reads, school_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.schools import SchoolCount, SchoolTable
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing


def table(store: Store, month: Month) -> SchoolTable:
    """The schools with their figures of a month, those of the month before beside them."""
    with store.read() as db:
        return table_in(db, month)


def table_in(db: Reading, month: Month) -> SchoolTable:
    """As table(), inside a transaction that is open already."""
    listed = school_book.schools(db)
    before = school_book.counts(db, month.shift(-1))
    cite = schools.cite_of(reads.plan(db))
    return schools.table(month, listed, school_book.counts(db, month), before, cite)


def latest(store: Store, month: Month) -> Month | None:
    """The newest month up to `month` with figures in the same school year; None without."""
    first = schools.first_month(month).key
    with store.read() as db:
        found = [key for key in school_book.months(db) if first <= key <= month.key]
    return Month.from_key(found[-1]) if found else None


def save_school(store: Store, made: School) -> tuple[Changes, int]:
    """Add (id 0) or change a school; gives its number.

    A new one by the name of one that ended is that one at work again.

    Raises UserError school.no_name, school.twice, school.unknown, school.unknown_level,
    unit.unknown, text.unprintable.
    """
    with store.write(f"Ghi trường {text.nfc(made.name)}") as db:
        number = _put(db, made)
    return Changes.of(Area.SCHOOLS), number


def _put(db: Writing, made: School) -> int:
    name = text.nfc(made.name)
    if not name or len(name) > MAX_NAME:
        raise UserError("school.no_name", most=MAX_NAME)
    text.refuse_unprintable(name)
    if made.level not in LEVEL_WORDS:
        levels = ", ".join(key for key in LEVEL_WORDS if key)
        raise UserError("school.unknown_level", name=made.level, levels=levels)
    known = school_book.schools(db)
    made = replace(made, id=made.id or _ended(known, name))
    if made.id and all(one.id != made.id for one in known):
        raise UserError("school.unknown", name=name)
    for one in known:
        if one.id != made.id and text.match_key(one.name) == text.match_key(name):
            raise UserError("school.twice", name=one.name)
    if made.unit is not None and all(unit.id != made.unit for unit in reads.units(db)):
        raise UserError("unit.unknown", name=str(made.unit))
    return school_book.put_school(db, replace(made, name=name))


def _ended(known: tuple[School, ...], name: str) -> int:
    """The number of the school of that name that ended, 0 without one."""
    key = text.match_key(name)
    found = (one.id for one in known if not one.is_active and text.match_key(one.name) == key)
    return next(found, 0)


def remove_school(store: Store, number: int) -> Changes:
    """Take out a school without figures; raises UserError school.unknown, school.in_use."""
    with store.write("Bỏ trường") as db:
        found = _school(school_book.schools(db), number)
        if school_book.has_counts(db, number):
            raise UserError("school.in_use", name=found.name)
        school_book.remove_school(db, number)
    return Changes.of(Area.SCHOOLS)


def find(store: Store, name: str) -> School:
    """The school of a name or number as typed; raises UserError school.unknown."""
    with store.read() as db:
        listed = school_book.schools(db)
    return _named(listed, name)


def _named(listed: tuple[School, ...], name: str) -> School:
    key = text.match_key(name)
    found = next((one for one in listed if key in {text.match_key(one.name), str(one.id)}), None)
    if found is None:
        raise UserError("school.unknown", name=name)
    return found


def _school(listed: tuple[School, ...], number: int) -> School:
    found = next((one for one in listed if one.id == number), None)
    if found is None:
        raise UserError("school.unknown", name=str(number))
    return found


@dataclass(frozen=True, slots=True)
class SchoolEntry:
    """One cell as typed: `field` is pupils, own_cards or other_cards; None clears it."""

    school: int
    field: str
    value: int | None


def set_counts(store: Store, month: Month, values: Mapping[int, SchoolCount | None]) -> Changes:
    """Write figures by the number of the school, all or none; None clears.

    Raises UserError school.unknown, school.negative, school.over, month.closed, month.sent.
    """
    with store.write(f"Ghi số học sinh tháng {month.label}") as db:
        month_book.refuse_locked(db, [month.key])
        made = {at: NOTHING if one is None else SchoolTyped.of(one) for at, one in values.items()}
        _put_counts(db, month, made)
    return Changes.of(Area.SCHOOLS)


def set_cells(store: Store, month: Month, entries: Iterable[SchoolEntry]) -> Changes:
    """Write typed cells, all or none, beside what is stored of their schools.

    Raises UserError school.unknown, school.negative, school.pupils_first, school.over,
    month.closed, month.sent.
    """
    with store.write(f"Ghi số học sinh tháng {month.label}") as db:
        month_book.refuse_locked(db, [month.key])
        known = school_book.counts(db, month)
        after: dict[int, SchoolTyped] = {}
        for entry in entries:
            base = after.get(entry.school, known.get(entry.school, NOTHING))
            after[entry.school] = replace(base, **{entry.field: entry.value})
        _put_counts(db, month, after)
    return Changes.of(Area.SCHOOLS)


def _put_counts(db: Writing, month: Month, values: Mapping[int, SchoolTyped]) -> None:
    listed = school_book.schools(db)
    for number, count in values.items():
        schools.refuse_count(_school(listed, number).name, count)
        school_book.put_count(db, number, month, count)


def copy_before(store: Store, month: Month) -> tuple[Changes, int]:
    """Put last month's figures into the schools that have none yet; gives how many schools.

    Raises UserError school.nothing_before, month.closed, month.sent.
    """
    with store.write(f"Lấy số học sinh của tháng {month.shift(-1).label}") as db:
        month_book.refuse_locked(db, [month.key])
        seen = table_in(db, month)
        blank = [row for row in seen.rows if row.typed == NOTHING and row.before is not None]
        if not blank:
            raise UserError("school.nothing_before", month=month.label)
        _put_counts(db, month, {r.school.id: SchoolTyped.of(r.before) for r in blank if r.before})
    return Changes.of(Area.SCHOOLS), len(blank)


def import_file(
    store: Store, path: Path, month: Month, password: str | None = None
) -> tuple[Changes, int, int]:
    """Write the schools of a file, all or none; gives how many were read and how many are new.

    Any table file: Excel old and new, OpenDocument, text; letters of old fonts are converted.

    Raises UserError school.*, file.*, month.closed, month.sent; StoreProblem file.cannot_read.
    """
    book = intake.read(path, password)
    lines = school_files.read(import_reading.in_unicode(book), path.name)
    with store.write(f"Nhập trường từ {path.name}") as db:
        month_book.refuse_locked(db, [month.key])
        known = {text.match_key(one.name): one.id for one in school_book.schools(db)}
        added = 0
        for line in lines:
            number = known.get(text.match_key(line.name))
            if number is None:
                number = _put(db, School(line.name, line.level))
                added += 1
            school_book.put_count(db, number, month, SchoolTyped.of(line.count))
    return Changes.of(Area.SCHOOLS), len(lines), added


def carry(store: Store, month: Month) -> tuple[Changes, int]:
    """Put the schools' totals into the month's figures, so that nobody types them twice.

    Gives how many figures were written. Raises UserError school.nothing, school.not_counted,
    month.closed, month.sent.
    """
    with store.write(f"Đưa số học sinh vào số liệu tháng {month.label}") as db:
        total = table_in(db, month).total
        if total is None:
            raise UserError("school.nothing", month=month.label)
        frame = reads.frame(db, month.last_day)
        figures, bases = _carried(frame, total)
        if not figures:
            raise UserError("school.not_counted")
        changes = closings.put(db, month, frame.office_id, figures)
        for key, value in bases.items():
            source = "Tổng hợp từ các trường"
            denominators.put(db, key, frame.office_id, month.last_day, value, source)
    return changes | Changes.of(Area.BASES, Area.TARGETS), len(figures) + len(bases)


def _carried(frame: Frame, total: SchoolCount) -> tuple[dict[str, int], dict[str, int]]:
    """The plan's own measures and denominators that the schools' totals are."""
    values = {
        "students_with_hi": total.own_cards + total.other_cards,
        "students_with_student_card": total.own_cards,
    }
    bases = {
        "students": total.pupils,
        "students_without_other_group_card": total.base,
    }
    counted = {measure.key for measure in frame.measures}
    wanted = {item.denominator for item in frame.plan.indicators}
    return (
        {key: value for key, value in values.items() if key in counted},
        {key: value for key, value in bases.items() if key in wanted},
    )


def paper(store: Store, month: Month) -> Document:
    """The table of a month as a paper; raises UserError school.nothing."""
    with store.read() as db:
        seen, frame = table_in(db, month), reads.frame(db, month.last_day)
    if seen.total is None:
        raise UserError("school.nothing", month=month.label)
    return official_schools.document(frame, seen)
