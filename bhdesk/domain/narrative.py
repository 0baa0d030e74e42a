"""The words of the monthly report, composed from its figures in official Vietnamese."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import (
    narrative_activities,
    narrative_marks,
    narrative_tasks,
    progress,
    text,
)
from bhdesk.domain.board import Board, Line, RateLine, rank
from bhdesk.domain.plans import Nature, Operator
from bhdesk.domain.progress import State
from bhdesk.domain.report import Passage, Report, Section, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame


UNIT_WORDS = {"person": "người", "dossier": "hồ sơ", "conference": "cuộc", "vnd": "đồng"}


def compose(source: Source) -> Report:
    """The report of a month with its text: results, campaign, what falls short, what comes next."""
    sections = (
        _section("results", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", _results(source)),
        _section(
            "campaign", "CÔNG TÁC TUYÊN TRUYỀN, HỘI NGHỊ", narrative_activities.paragraphs(source)
        ),
        _section("obstacles", "TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC", narrative_tasks.shortfalls(source)),
        _section(
            "tasks",
            "NHIỆM VỤ THÁNG TỚI",
            (_next_opening(source),),
            narrative_tasks.next_tasks(source),
        ),
    )
    return Report(source, Passage("opening", _opening(source)), sections)


def _section(
    key: str, title: str, paragraphs: Iterable[str], points: Iterable[str] = ()
) -> Section:
    def named(texts: Iterable[str], part: str) -> tuple[Passage, ...]:
        return tuple(Passage(f"{key}/{part}{at}", t) for at, t in enumerate(texts, 1))

    return Section(key, title, named(paragraphs, ""), named(points, "point"))


def issuer_words(frame: Frame) -> str:
    """The issuer in running text: "Ủy ban nhân dân xã Bình Minh"."""
    lines = [line.strip() for line in frame.office.issuer.splitlines() if line.strip()]
    name = " ".join(lines) or f"Ủy ban nhân dân {frame.office.name}"
    return name if name != name.upper() else _sentence_case(name, frame.office.name)


def _sentence_case(upper: str, office_name: str) -> str:
    words = upper.capitalize()
    for proper in ("BHXH", "BHYT", "BHTN", "UBND"):
        words = words.replace(proper.lower(), proper).replace(proper.capitalize(), proper)
    place = office_name.lower()
    return (
        words.replace(place, office_name[:1].lower() + office_name[1:]) if place in words else words
    )


def _month_words(source: Source, shift: int = 0) -> str:
    month = source.month.shift(shift)
    return f"tháng {month.number} năm {month.year}"


def plan_words(frame: Frame) -> str:
    """The plan by number, day and issuer as far as its copy tells; never an invented number."""
    head = frame.plan.head
    number = f" số {head.number}/{head.symbol}" if head.number else ""
    dated = (
        f" ngày {text.day(head.date)}"
        if head.date
        else f" ban hành {head.date_text}"
        if head.date_text
        else ""
    )
    issued = f" của {head.issuer}" if head.issuer else ""
    return f"Kế hoạch{number}{dated}{issued}"


def _opening(source: Source) -> str:
    frame = source.frame
    subject = _after_word(frame.plan.head.title, "Kế hoạch")
    link = "" if subject.startswith(("năm ", "về ", "giai đoạn ")) else " về việc"
    about = f"{link} {subject}" if subject else ""
    return (
        f"Thực hiện {plan_words(frame)}{about}, {issuer_words(frame)} báo cáo kết quả"
        f" {_month_words(source)} (số liệu tính đến ngày {text.day(source.as_of)}) như sau:"
    )


def _next_opening(source: Source) -> str:
    who = issuer_words(source.frame)
    return f"Trong {_month_words(source, 1)}, {who} tập trung thực hiện:"


def _after_word(title: str, word: str) -> str:
    return title[len(word) :].strip() if title.lower().startswith(word.lower()) else ""


def _results(source: Source) -> Iterable[str]:
    board, frame = source.board, source.frame
    for measure in frame.measures:
        line = board.lines.get((None, measure.key))
        if line is None:
            continue
        if measure.nature is Nature.STOCK and measure.unit == "person":
            if line.target is not None or line.closing is not None:
                yield " ".join(_measure_sentences(source, measure, line))
        else:
            told = [_rate_sentence(r) for r in _known_rates(board, measure)]
            if line.figures.new is not None and measure.nature is Nature.FLOW:
                unit = UNIT_WORDS.get(measure.unit, "")
                new = text.count(line.figures.new)
                told.insert(0, f"{measure.name} trong tháng: {new} {unit}.")
            if told:
                yield " ".join(told)
    yield from narrative_marks.paragraphs(source)
    if source.peak:
        yield source.peak
    best = _best_and_weakest(frame, board)
    if best:
        yield best


def _measure_sentences(source: Source, measure: Measure, line: Line) -> Iterable[str]:
    name, f = measure.name, line.figures
    closing = line.closing
    if closing is None:
        missing = f" ({line.blanks} đơn vị chưa có số liệu)" if line.blanks else ""
        yield f"{name}: chưa đủ số liệu {_month_words(source)}{missing}."
        return
    head = f"{name} là {text.count(closing)} người"
    if line.target:
        pct = progress.show_percent(line.plan_pct, line.op, Fraction(100))
        head += f", đạt {pct} kế hoạch năm ({text.count(line.target)} người)"
    changes = [
        _compared(line.grown, f.previous, "tháng trước"),
        _compared(_minus(closing, f.year_ago), f.year_ago, "cùng kỳ năm trước"),
    ]
    told = "; ".join(change for change in changes if change)
    yield f"{head}; {told}." if told else f"{head}."
    yield from _flow_sentences(line)
    for rate in _known_rates(source.board, measure):
        yield _rate_sentence(rate)
    if line.remaining and line.state is State.NOT_REACHED:
        need = line.remaining
        monthly = (
            f", bình quân mỗi tháng cần tăng {text.count(need.per_month)} người"
            if need.per_month
            else ""
        )
        yield f"Còn thiếu {text.count(need.heads)} người so với kế hoạch{monthly}."
    elif line.state is State.REACHED and line.target and closing > line.target:
        yield f"Vượt kế hoạch {text.count(closing - line.target)} người."


def _known_rates(board: Board, measure: Measure) -> Iterable[RateLine]:
    """The measure's rates that can be told; of several equal parts each is judged on its own."""
    return (
        rate
        for rate in board.rates
        if rate.indicator.numerator == measure.key and rate.rate is not None
    )


def _minus(one: int | None, two: int | None) -> int | None:
    return None if one is None or two is None else one - two


def _compared(change: int | None, before: int | None, when: str) -> str:
    if change is None or before is None:
        return ""
    if change == 0:
        return f"không thay đổi so với {when}"
    return f"{'tăng' if change > 0 else 'giảm'} {text.count(abs(change))} người so với {when}"


def _flow_sentences(line: Line) -> Iterable[str]:
    f = line.figures
    if f.new is not None and f.resumed is not None and f.lapsed is not None:
        month = (
            f"Trong tháng tăng mới {text.count(f.new)} người,"
            f" tham gia lại {text.count(f.resumed)} người, giảm {text.count(f.lapsed)} người"
        )
        if f.ytd_new is not None and line.net_ytd is not None:
            month += (
                f"; lũy kế từ đầu năm tăng mới {text.count(f.ytd_new)} người, tham gia lại"
                f" {text.count(f.ytd_resumed)} người, giảm {text.count(f.ytd_lapsed)} người,"
                f" {'giảm' if line.net_ytd < 0 else 'tăng'} thuần"
                f" {text.count(abs(line.net_ytd))} người"
            )
        yield month + "."


def _rate_sentence(rate: RateLine) -> str:
    target = rate.target
    wanted = target.value if target else None
    name = rate.indicator.name
    if target is None or wanted is None:
        return f"{name} đạt {progress.show_percent(rate.rate)}."
    shown = progress.show_percent(rate.rate, target.op, Fraction(wanted))
    op = {Operator.MORE_THAN: "trên ", Operator.AT_MOST: "không quá "}.get(target.op, "")
    word = {
        State.REACHED: "đạt chỉ tiêu",
        State.NOT_REACHED: "chưa đạt chỉ tiêu",
        State.WITHIN_CEILING: "trong mức trần",
        State.OVER_CEILING: "vượt mức trần",
    }.get(rate.state or State.NO_BASE, "so với chỉ tiêu")
    return f"{name} là {shown}, {word} {op}{text.rate(wanted)}."


def _best_and_weakest(frame: Frame, board: Board) -> str:
    parts = []
    for measure in frame.measures:
        if not measure.is_in_units:
            continue
        ranked = rank(board.lines[unit, measure.key] for unit in frame.unit_ids)
        if len(ranked) < 2 or ranked[0][1].plan_pct == ranked[-1][1].plan_pct:
            continue
        top, low = ranked[0][1], ranked[-1][1]
        parts.append(
            f"{measure.short}:"
            f" cao nhất {frame.place_name(top.unit)} ({progress.show_percent(top.plan_pct)}),"
            f" thấp nhất {frame.place_name(low.unit)} ({progress.show_percent(low.plan_pct)})"
        )
    return (
        f"Tỷ lệ hoàn thành kế hoạch theo {frame.unit_word} – {'; '.join(parts)}." if parts else ""
    )


def peak_sentence(name: str, new: int | None, before: int | None, month: int) -> str:
    """Peak month against the month before it: "tăng mới 68 người (tháng 4: 21 người)"."""
    if new is None:
        return ""
    compared = (
        f" (tháng {(month - 2) % 12 + 1}: {text.count(before)} người)" if before is not None else ""
    )
    return f"{name}: tăng mới {text.count(new)} người trong tháng {month}{compared}."
