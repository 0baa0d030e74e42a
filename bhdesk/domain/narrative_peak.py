"""The text of the report on a peak month: its result against an ordinary month (R22)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import campaigns, narrative, narrative_activities, progress, text
from bhdesk.domain.activities import Kind
from bhdesk.domain.errors import UserError
from bhdesk.domain.narrative_words import (
    change,
    issuer_words,
    listed,
    plan_subject,
    plan_words,
    two,
)
from bhdesk.domain.report import Passage, Report, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.board import Line
    from bhdesk.domain.plans import Campaign
    from bhdesk.domain.report import Source

MOST_BEST = 3


def campaign_of(source: Source) -> Campaign:
    """The campaign of the report's month; raises report.no_peak, report.no_campaigns."""
    frame = source.frame
    if not frame.plan.campaigns:
        raise UserError("report.no_campaigns", plan=frame.plan.head.title)
    for campaign in campaigns.campaigns_of(frame, source.month):
        if (None, campaign.indicator) in source.board.lines:
            return campaign
    months = ", ".join(str(c.month) for c in sorted(frame.plan.campaigns, key=lambda c: c.month))
    raise UserError("report.no_peak", month=source.month.label, months=months)


def compose(source: Source) -> Report:
    """The peak month's own report.

    Raises UserError report.no_peak for a month without campaign.
    """
    campaign = campaign_of(source)
    full = narrative.compose(source)
    key = campaign.indicator
    told = {passage.key: passage for passage in full.passages}
    late = [k for k in told if k.startswith("obstacles/raised/") or k == f"obstacles/late/{key}"]
    asked = (f"tasks/grow/{key}", "tasks/weak", "tasks/data")
    sections = (
        Section("peak/campaign", "CÔNG TÁC TRIỂN KHAI", tuple(_work(source, campaign))),
        Section("peak/results", "KẾT QUẢ", tuple(_results(source, campaign))),
        Section("peak/obstacles", "TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC", _taken(told, late)),
        Section("peak/tasks", "NHIỆM VỤ TIẾP THEO", (), _taken(told, asked)),
    )
    return Report(source, Passage("peak/opening", _opening(source, campaign)), sections)


def _taken(told: Mapping[str, Passage], keys: Iterable[str]) -> tuple[Passage, ...]:
    """Passages of the month's report that this one says too."""
    return tuple(Passage(f"peak/{key}", told[key].text) for key in keys if key in told)


def _opening(source: Source, campaign: Campaign) -> str:
    frame = source.frame
    return (
        f"Thực hiện {plan_words(frame)}{plan_subject(frame)}, {issuer_words(frame)} báo cáo kết quả"
        f" {campaigns.name_of(frame, campaign)} (số liệu tính đến ngày {text.day(source.as_of)})"
        " như sau:"
    )


def _work(source: Source, campaign: Campaign) -> Iterable[Passage]:
    held = source.held
    told = narrative_activities.held_sentence(source, held)
    yield Passage("peak/campaign/held", told)
    days = {a.day for a in held if a.kind is Kind.BROADCAST}
    is_daily = any(
        q.activity == Kind.BROADCAST.value and campaign.key in q.during
        for q in source.frame.plan.quotas
    )
    if is_daily:
        asked = source.month.last_day.day
        verdict = "bảo đảm" if len(days) == asked else "chưa bảo đảm"
        yield Passage(
            "peak/campaign/broadcast",
            f"Phát thanh {two(len(days))}/{asked} ngày trong tháng, {verdict} yêu cầu phát thanh"
            " hằng ngày.",
        )


def _results(source: Source, campaign: Campaign) -> Iterable[Passage]:
    measure = source.frame.measure(campaign.indicator)
    line = source.board.line(None, measure.key)
    closing = line.closing
    if closing is None:
        yield Passage("peak/results/total", f"{measure.name}: chưa đủ số liệu.")
        return
    told = f"{measure.name} cuối tháng là {text.count(closing)} người"
    if compared := change(closing, line.figures.previous, "tháng trước"):
        told += f", {compared}"
    if line.target:
        pct = progress.show_percent(line.plan_pct, line.op, Fraction(100))
        told += f"; đạt {pct} kế hoạch năm ({text.count(line.target)} người)"
    yield Passage("peak/results/total", f"{told}.")
    if ordinary := _against_ordinary(source, line):
        yield Passage("peak/results/new", ordinary)
    if asked := _against_target(source, line):
        yield Passage("peak/results/target", asked)
    if best := _best(source, measure.key):
        yield Passage("peak/results/units", best)


def _against_ordinary(source: Source, line: Line) -> str:
    """Newly won against the month before and the average of the year's other months so far."""
    f, months = line.figures, source.month.number - 1
    if f.new is None:
        return ""
    told = f"Trong tháng tăng mới {text.count(f.new)} người"
    if f.resumed is not None and f.lapsed is not None:
        told += f", tham gia lại {text.count(f.resumed)} người, giảm {text.count(f.lapsed)} người"
    if compared := change(f.new, f.previous_new, "tháng trước"):
        told += f"; số tăng mới {compared}"
    if months and f.ytd_new is not None and f.ytd_new > f.new:
        average = Fraction(f.ytd_new - f.new, months)
        shown = f"bình quân {months} tháng trước ({progress.plain(average)} người/tháng)"
        if f.new > average:
            told += f", gấp {progress.plain(f.new / average)} lần {shown}"
        else:
            told += f", {'bằng' if f.new == average else 'thấp hơn'} {shown}"
    return f"{told}."


def _against_target(source: Source, line: Line) -> str:
    """The month's own target where one was given, else what the plan needs in a month."""
    if (target := source.own_target) is not None:
        new = line.figures.new
        if new is None or not target:
            return f"Chỉ tiêu giao trong tháng: {text.count(target)} người."
        pct = progress.show_percent(progress.share(new, target), line.op, Fraction(100))
        gap = target - new
        verdict = (
            f"còn thiếu {text.count(gap)} người" if gap > 0 else f"vượt {text.count(-gap)} người"
        )
        verdict = "đúng bằng chỉ tiêu" if gap == 0 else verdict
        return (
            f"Chỉ tiêu giao trong tháng {text.count(target)} người tăng mới, đạt {pct}, {verdict}."
        )
    previous, grown = line.figures.previous, line.grown
    if previous is None or grown is None or not line.target or line.target <= previous:
        return ""
    left = source.month.months_left + 1
    need = -(-(line.target - previous) // left)
    word = "giảm" if grown < 0 else "tăng"
    return (
        f"Theo kế hoạch năm, bình quân mỗi tháng cần tăng {text.count(need)} người; tháng cao điểm"
        f" {word} thuần {text.count(abs(grown))} người."
    )


def _best(source: Source, measure: str) -> str:
    frame = source.frame
    lines = [
        source.board.lines[u, measure] for u in frame.unit_ids if (u, measure) in source.board.lines
    ]
    known = [line for line in lines if line.figures.new]
    known.sort(key=lambda line: -(line.figures.new or 0))
    if not known:
        return ""
    named = [
        f"{frame.place_name(line.unit)} ({text.count(line.figures.new)} người)"
        for line in known[:MOST_BEST]
    ]
    return f"Tăng mới nhiều nhất: {listed(named, '')}."
