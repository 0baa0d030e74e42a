"""From a report or an allocation to an official paper: which boxes it has and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.catalogue import BASE_NAMES as BASE_WORDS
from bhdesk.domain.catalogue import Measure
from bhdesk.domain.document import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Points,
    Row,
    Signature,
    Table,
    TextKind,
)
from bhdesk.domain.progress import STATE_WORDS

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.board import Line
    from bhdesk.domain.frame import Frame, Office, Signer
    from bhdesk.domain.report import Report, Total

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True, slots=True)
class PaperDetails:
    """What the officer fills in by hand; None leaves the blank of the form."""

    number: int | None = None
    day: date | None = None
    signer: Signer | None = None
    has_annex: bool = True


def monthly(report: Report, details: PaperDetails) -> Document:
    """The monthly report in the form of NĐ 30/2020, with the result by unit as annex."""
    source = report.source
    office, month = source.frame.office, source.month
    blocks: list[Block] = [Paragraph(report.opening)]
    for at, section in enumerate(report.sections):
        blocks.append(Heading(f"{ROMAN[at]}. {section.title}"))
        if at == 0:
            blocks.append(_office_table(report))
            if report.rates:
                blocks.append(_rate_table(report))
        blocks.extend(Paragraph(paragraph) for paragraph in section.paragraphs)
        if section.points:
            blocks.append(Points(section.points))
    annexes = (_unit_annex(report),) if details.has_annex and source.frame.units else ()
    return Document(
        letterhead=letterhead(office, details, (month.year, month.number)),
        kind="BÁO CÁO",
        abstract=(
            "Kết quả thực hiện chỉ tiêu phát triển người tham gia",
            "bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp",
            f"Tháng {month.number} năm {month.year}",
        ),
        blocks=tuple(blocks),
        signature=signature(office, details.signer),
        addressees=lines_of(office.addressee),
        recipients=recipients(office),
        annexes=annexes,
        sample_mark=office.sample_mark,
    )


def lines_of(setting: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in setting.splitlines() if line.strip())


def letterhead(office: Office, details: PaperDetails, month: tuple[int, int]) -> Letterhead:
    issuer = lines_of(office.issuer) or (f"ỦY BAN NHÂN DÂN {office.name}",)
    return Letterhead(
        parent=office.parent.upper() if _has_parent_line(office) else "",
        issuer=tuple(line.upper() for line in issuer),
        symbol=office.symbol,
        place=office.place,
        number=details.number,
        day=details.day,
        month=month,
    )


def _has_parent_line(office: Office) -> bool:
    """A People's Committee stands alone; a committee or an office of it stands under the UBND (E.2)."""
    first = (lines_of(office.issuer) or ("",))[0].upper()
    return bool(office.parent) and not first.startswith(("ỦY BAN NHÂN DÂN", "UBND"))


def signature(office: Office, signer: Signer | None) -> Signature:
    body = (lines_of(office.issuer) or ("ỦY BAN NHÂN DÂN",))[0].upper()
    name = "BAN CHỈ ĐẠO" if body.startswith("BAN CHỈ ĐẠO") else "ỦY BAN NHÂN DÂN"
    if signer is None:
        return Signature((f"TM. {name}", "TRƯỞNG BAN" if name == "BAN CHỈ ĐẠO" else "CHỦ TỊCH"), "")
    authority = lines_of(signer.authority) or (f"TM. {name}",)
    posts = (*(line.upper() for line in authority), signer.post.upper())
    return Signature(posts, signer.name, signer.second_post.upper())


def recipients(office: Office) -> tuple[str, ...]:
    first = ("Như trên",) if office.addressee else ()
    return (*first, *lines_of(office.recipients), f"Lưu: {office.archive}")


def _number(value: int | None) -> Cell:
    return Cell(text.count(value), value)


def _percent(value: Fraction | None, shown: str) -> Cell:
    exact = progress.printed(value)
    return Cell(shown, exact, 2)


def _pct_cell(line: Line) -> Cell:
    """% of plan; a target of zero is "–" and never 0% (D.3, 3)."""
    return _percent(line.plan_pct, progress.show_percent(line.plan_pct, line.op, Fraction(100)))


def _state_cell(line: Line) -> Cell:
    if line.target == 0 and line.closing:
        return Cell("Ngoài chỉ tiêu")
    return Cell(STATE_WORDS[line.state] if line.state else text.NO_NUMBER)


def _office_table(report: Report) -> Table:
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Chỉ tiêu (đơn vị tính: người)", 3.4),
        Column("Kế hoạch", 1.2, Align.RIGHT),
        Column("Thực hiện", 1.2, Align.RIGHT),
        Column("% KH", 1.1, Align.RIGHT),
        Column("So tháng trước", 1.1, Align.RIGHT),
        Column("Đánh giá", 1.3, Align.CENTER),
    )
    rows = []
    for at, (measure, line) in enumerate(zip(report.measures, report.office, strict=True), 1):
        unit = " (đồng)" if measure.unit == "vnd" else ""
        grown = Cell(text.signed(line.grown), line.grown)
        rows.append(
            Row(
                (
                    Cell(str(at)),
                    Cell(measure.name + unit),
                    _number(line.target),
                    _number(line.closing),
                    _pct_cell(line),
                    grown,
                    _state_cell(line),
                )
            )
        )
    return Table(columns, tuple(rows), name="Chỉ tiêu toàn đơn vị")


def _rate_table(report: Report) -> Table:
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Chỉ tiêu tỷ lệ", 4.2),
        Column("Được giao", 1.2, Align.RIGHT),
        Column("Thực hiện", 1.2, Align.RIGHT),
        Column("Còn thiếu (người)", 1.2, Align.RIGHT),
        Column("Đánh giá", 1.3, Align.CENTER),
    )
    rows = []
    for at, rate in enumerate(report.rates, 1):
        wanted = rate.target.value if rate.target else None
        sign = {">": "> ", "<=": "≤ "}.get(rate.target.op.value, "") if rate.target else ""
        op = rate.target.op if rate.target else None
        gap = None if rate.gap is None or rate.part is None else max(0, rate.gap)
        is_ceiling = rate.target is not None and rate.target.op.value == "<="
        rows.append(
            Row(
                (
                    Cell(str(at)),
                    Cell(rate.indicator.name),
                    Cell(
                        sign + text.rate(wanted) if wanted is not None else text.NO_NUMBER,
                        wanted,
                        2,
                    ),
                    _percent(
                        rate.rate,
                        progress.show_percent(
                            rate.rate, op, Fraction(wanted) if wanted is not None else None
                        ),
                    ),
                    Cell(text.NO_NUMBER) if is_ceiling else _number(gap),
                    Cell(STATE_WORDS[rate.state] if rate.state else text.NO_NUMBER),
                )
            )
        )
    note = base_note(report)
    return Table(columns, tuple(rows), name="Chỉ tiêu tỷ lệ", note=note)


def base_note(report: Report) -> str:
    """Which denominators were used, of which day and source; or that some are missing (D.3, 1)."""
    told, missing = [], []
    seen = set()
    for rate in report.rates:
        key = rate.indicator.denominator
        if key in seen:
            continue
        seen.add(key)
        name = _base_word(report, key)
        if rate.base is None:
            missing.append(name)
        else:
            source = f", {rate.base.source}" if rate.base.source else ""
            told.append(
                f"{name} {text.count(rate.base.value)} ({text.day(rate.base.as_of)}{source})"
            )
    parts = []
    if told:
        parts.append("Mẫu số: " + "; ".join(told) + ".")
    if missing:
        parts.append("Chưa có số liệu: " + "; ".join(missing) + ".")
    return " ".join(parts)


def _base_word(report: Report, key: str) -> str:
    declared = next((d.name for d in report.source.frame.plan.denominators if d.key == key), "")
    from_catalogue = BASE_WORDS.get(key, "")
    return (from_catalogue or declared or key)[:1].lower() + (from_catalogue or declared or key)[1:]


def _unit_annex(report: Report) -> Annex:
    frame = report.source.frame
    measures = tuple(m for m in report.measures if m.is_in_units)
    word = frame.unit_word
    columns = [Column("TT", 0.5, Align.CENTER), Column(word[:1].upper() + word[1:], 2.2)]
    for measure in measures:
        columns += _annex_columns(measure, has_flows=_has_flows(report, measure))
    rows = []
    for at, unit in enumerate(frame.units, 1):
        cells = [Cell(str(at)), Cell(unit.name)]
        for measure in measures:
            line = report.source.board.lines[unit.id, measure.key]
            cells += _annex_cells(line, has_flows=_has_flows(report, measure))
        rows.append(Row(tuple(cells)))
    totals = {total.measure: total for total in report.source.totals}
    rows += _total_rows(report, measures, totals)
    blanks = sum(
        1
        for m in measures
        for u in frame.unit_ids
        if report.source.board.lines[u, m.key].closing is None
    )
    note = f"Dấu “–”: chưa có số liệu ({blanks} ô)." if blanks else ""
    table = Table(tuple(columns), tuple(rows), name=f"Theo {word}", note=note)
    head = letterhead(frame.office, PaperDetails(), (1, 1))
    issuer = " ".join(head.issuer)
    return Annex(
        title=f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU THEO {word.upper()} THÁNG {report.source.month.number}"
        f" NĂM {report.source.month.year}",
        blocks=(table,),
        reference=f"(Kèm theo Báo cáo số        /{head.symbol} ngày     tháng     năm {report.source.month.year}"
        f" của {_issuer_title(issuer, frame)})",
    )


def _issuer_title(issuer: str, frame: Frame) -> str:
    from_name = frame.office.name
    return f"Ủy ban nhân dân {from_name}" if "NHÂN DÂN" in issuer else f"Ban Chỉ đạo {from_name}"


def _has_flows(report: Report, measure: Measure) -> bool:
    lines = report.source.board.lines
    return any(
        lines[unit, measure.key].figures.new is not None for unit in report.source.frame.unit_ids
    )


def _annex_columns(measure: Measure, *, has_flows: bool) -> list[Column]:
    titles = ["Chỉ tiêu"]
    titles += ["Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm"] if has_flows else []
    titles += ["Cuối kỳ", "% KH"]
    return [Column(title, 1.0, Align.RIGHT, measure.short) for title in titles]


def _annex_cells(line: Line, *, has_flows: bool) -> list[Cell]:
    f = line.figures
    flows = (
        [_number(f.opening), _number(f.new), _number(f.resumed), _number(f.lapsed)]
        if has_flows
        else []
    )
    return [_number(line.target), *flows, _number(f.closing), _pct_cell(line)]


def _total_rows(
    report: Report, measures: tuple[Measure, ...], totals: dict[str, Total]
) -> list[Row]:
    """ "Cộng các đơn vị" always; "Tổng theo Kế hoạch" beside it where the two differ (S5)."""
    frame, board = report.source.frame, report.source.board
    word = frame.unit_word
    summed, given = [Cell(""), Cell(f"Cộng các {word}")], [Cell(""), Cell("Tổng theo Kế hoạch")]
    is_different = False
    for measure in measures:
        office = board.line(None, measure.key)
        total = totals.get(measure.key)
        targets = [board.lines[unit, measure.key].target for unit in frame.unit_ids]
        target_sum = sum(v or 0 for v in targets) if any(v is not None for v in targets) else None
        closing = office.unit_sum
        pct = progress.share(closing, target_sum) if closing is not None and target_sum else None
        f = office.figures
        has_flows = _has_flows(report, measure)
        flows = (
            [_number(f.opening), _number(f.new), _number(f.resumed), _number(f.lapsed)]
            if has_flows
            else []
        )
        summed += [
            _number(target_sum),
            *flows,
            _number(closing),
            _percent(pct, progress.show_percent(pct)),
        ]
        blank = [Cell("") for _ in flows]
        is_different |= bool(total and total.difference) or (
            closing is not None and office.closing is not None and closing != office.closing
        )
        given += [_number(office.target), *blank, _number(office.closing), _pct_cell(office)]
    rows = [Row(tuple(summed), bold=True)]
    return [*rows, Row(tuple(given), bold=True)] if is_different else rows


def allocation(
    frame: Frame, measures: tuple[tuple[Measure, Total, dict[int, int | None]], ...], year: int
) -> Document:
    """The allocation sheet as an A4 landscape annex: units in their order, sum, printed total (R03)."""
    word = frame.unit_word
    columns = [Column("TT", 0.5, Align.CENTER), Column(word[:1].upper() + word[1:], 2.4)]
    columns += [Column(measure.short, 1.4, Align.RIGHT) for measure, _, _ in measures]
    rows = [
        Row(
            (
                Cell(str(at)),
                Cell(unit.name),
                *(_number(values.get(unit.id)) for _, _, values in measures),
            )
        )
        for at, unit in enumerate(frame.units, 1)
    ]
    rows.append(
        Row(
            (Cell(""), Cell(f"Cộng các {word}"), *(_number(t.sum) for _, t, _ in measures)),
            bold=True,
        )
    )
    if any(total.difference for _, total, _ in measures):
        rows.append(
            Row(
                (Cell(""), Cell("Tổng theo Kế hoạch"), *(_number(t.total) for _, t, _ in measures)),
                bold=True,
            )
        )
        rows.append(
            Row(
                (
                    Cell(""),
                    Cell("Chênh lệch"),
                    *(Cell(text.signed(t.difference), t.difference) for _, t, _ in measures),
                ),
                bold=True,
            )
        )
    details = PaperDetails()
    return Document(
        letterhead=letterhead(frame.office, details, (year, 1)),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(frame.office, None),
        annexes=(
            Annex(
                title=f"PHÂN BỔ CHỈ TIÊU NĂM {year} CHO CÁC {word.upper()}",
                blocks=(
                    Paragraph("Đơn vị tính: người", TextKind.NOTE),
                    Table(tuple(columns), tuple(rows), name="Phân bổ chỉ tiêu"),
                ),
                reference="(Kèm theo Quyết định số        /QĐ-UBND ngày     tháng     năm"
                f" {year} của Ủy ban nhân dân {frame.office.name})",
            ),
        ),
        sample_mark=frame.office.sample_mark,
    )
