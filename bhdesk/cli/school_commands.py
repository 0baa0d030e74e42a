"""Commands about schools and about late payment by quarter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import table, working_day
from bhdesk.domain import places, text
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.progress import STATE_WORDS
from bhdesk.domain.schools import LEVEL_WORDS, School, SchoolCount, school_year
from bhdesk.services import debt, office, reporting, schools
from bhdesk.services.debt import DebtEntry

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context
    from bhdesk.services.debt import DebtQuarter


def list_schools(context: Context, options: argparse.Namespace) -> int:
    """The schools of a month; raises UserError school.nothing where a paper has nothing to say."""
    plan = office.frame(context.store).plan
    month = Month.parse(options.month) if options.month else Month.of(working_day(plan))
    if not options.month:
        month = schools.latest(context.store, month) or month
    seen = schools.table(context.store, month)
    lines = table(
        ["Trường", "Học sinh", "Thẻ nhóm khác", "Thẻ học sinh", "Chưa có", "Tỷ lệ"],
        [[row.school.name, *_words(row.count)] for row in seen.rows],
    )
    if options.out:
        document = schools.paper(context.store, month)
        reporting.save_document(document, Path(options.out), context.resources)
        lines = [f"Đã ghi {options.out}"]
    value = {
        "month": str(month), "school_year": school_year(month),
        "rows": [
            {"id": row.school.id, "school": row.school.name, "level": row.school.level or None,
             "barred": row.is_barred, **_figures(row.count)}
            for row in seen.rows
        ],
        "total": _figures(seen.total), "below": [row.school.name for row in seen.below],
        "bar": seen.bar if seen.below else None,
    }  # fmt: skip
    context.answer(value, lines)
    return 0


def _words(count: SchoolCount | None) -> list[str]:
    if count is None:
        return [text.NO_NUMBER] * 5
    figures = (count.pupils, count.other_cards, count.own_cards, count.missing)
    return [*(text.count(value) for value in figures), count.shown_rate]


def _figures(count: SchoolCount | None) -> dict[str, Any]:
    names = ("pupils", "own_cards", "other_cards", "base", "missing")
    exact = None if count is None else count.printed_rate[0]
    return {name: getattr(count, name, None) for name in names} | {
        "rate": None if exact is None else str(exact)
    }


def add_school(context: Context, options: argparse.Namespace) -> int:
    """A new school; raises UserError school.*, unit.*."""
    units = office.frame(context.store).units
    unit = places.find(units, options.unit).id if options.unit else None
    _, number = schools.save_school(context.store, School(options.name, options.level, unit))
    level = f" ({LEVEL_WORDS[options.level]})" if options.level else ""
    context.answer({"id": number}, [f"Đã thêm trường số {number}{level}."])
    return 0


def set_school(context: Context, options: argparse.Namespace) -> int:
    """One school's figures of a month; raises UserError school.*, month.*."""
    found = schools.find(context.store, options.name)
    typed = (options.pupils, options.own, options.other)
    count = SchoolCount(*(text.parse_count(value) for value in typed))
    schools.set_counts(context.store, Month.parse(options.month), {found.id: count})
    said = f"{found.name}: {count.shown_rate}, còn {text.count(count.missing)} học sinh chưa có thẻ"
    context.answer({"school": found.name, **_figures(count)}, [said])
    return 0


def import_schools(context: Context, options: argparse.Namespace) -> int:
    """The schools of a file; raises UserError school.*, file.*, month.*."""
    month = Month.parse(options.month)
    path, password = Path(options.file), options.password
    _, read, added = schools.import_file(context.store, path, month, password)
    said = f"Đã ghi {text.count(read)} trường, thêm mới {text.count(added)} trường."
    context.answer({"read": read, "added": added}, [said])
    return 0


def carry(context: Context, options: argparse.Namespace) -> int:
    """The schools' totals into the month's figures; raises UserError school.*, month.*."""
    _, written = schools.carry(context.store, Month.parse(options.month))
    context.answer({"written": written}, [f"Đã đưa {written} số vào số liệu tháng."])
    return 0


def set_debt(context: Context, options: argparse.Namespace) -> int:
    """Late payment of a quarter; raises UserError debt.*, month.*, period.unreadable."""
    quarter = Period.parse(options.quarter)
    if quarter.kind is not PeriodKind.QUARTER:
        quarter = Period.of(PeriodKind.QUARTER, quarter.last)
    read = ((options.late, text.parse_money), (options.receivable, text.parse_money),
            (options.employers, text.parse_count))  # fmt: skip
    entry = DebtEntry(*(None if typed is None else parse(typed) for typed, parse in read))
    debt.set_quarter(context.store, quarter, entry)
    made = debt.year(context.store, quarter.year)[quarter.number - 1]
    context.answer(_debt(made), [_debt_words(made)])
    return 0


def show_debt(context: Context, options: argparse.Namespace) -> int:
    """The four quarters of a year; raises UserError debt.not_in_plan."""
    made = debt.year(context.store, options.year)
    context.answer({"rows": [_debt(one) for one in made]}, [_debt_words(one) for one in made])
    return 0


def _debt(one: DebtQuarter) -> dict[str, Any]:
    return {
        "quarter": str(one.quarter), "late": one.late, "receivable": one.receivable,
        "rate": None if one.rate is None else one.shown.rstrip("%").replace(",", "."),
        "ceiling": None if one.ceiling is None else str(float(one.ceiling)),
        "state": one.state.value if one.state else None, "employers": one.employers,
    }  # fmt: skip


def _debt_words(one: DebtQuarter) -> str:
    state = STATE_WORDS[one.state] if one.state else "chưa có số liệu"
    label = one.quarter.label[:1].upper() + one.quarter.label[1:]
    return f"{label}: {text.count(one.late)}/{text.count(one.receivable)} = {one.shown}, {state}"
