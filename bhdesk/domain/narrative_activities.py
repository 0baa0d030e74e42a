"""The words of a report on the campaign: meetings held and the quota they fill."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain import narrative_quotas, narrative_records, text
from bhdesk.domain.activities import ActivityState, Kind
from bhdesk.domain.activity_kinds import CONFERENCES, kind_of
from bhdesk.domain.narrative_words import in_period, listed, two
from bhdesk.domain.periods import PeriodKind
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.activities import Activity, QuotaCell
    from bhdesk.domain.report import Source

MOST_UNITS = 12


def passages(source: Source) -> Iterable[Passage]:
    """What was held in the period, with whom and to what effect; then the quota so far this year.

    Review meetings are told with the direction of the work wherever a report has that part.
    """
    held = source.campaign
    yield Passage("campaign/held", held_sentence(source, held))
    if quota := _quota(source):
        yield Passage("campaign/quota", quota)
    yield from narrative_quotas.passages(source)
    if missed := _units_without(source, held):
        yield Passage("campaign/units", missed)
    if cancelled := _cancelled(source):
        yield Passage("campaign/cancelled", cancelled)
    yield from narrative_records.campaign(source)


def held_sentence(source: Source, held: Sequence[Activity]) -> str:
    """How many were held in the period, with whom and to what effect."""
    when = in_period(source.period)
    if not held:
        return f"{when} chưa tổ chức hội nghị, hoạt động tuyên truyền."
    return f"{when} tổ chức {counted(held)}{_effect(source, held)}."


def counted(held: Sequence[Activity]) -> str:
    """How many of each kind: "03 hoạt động: 02 hội nghị khách hàng, 01 cuộc họp thôn"."""
    kinds = Counter(a.kind for a in held)
    told = ", ".join(f"{two(kinds[kind])} {kind_of(kind).counted}" for kind in Kind if kinds[kind])
    return f"{two(len(held))} hoạt động: {told}" if len(kinds) > 1 else told


def _effect(source: Source, held: Sequence[Activity]) -> str:
    attended = sum(a.attended or 0 for a in held)
    consulted = sum(a.consulted or 0 for a in held)
    minutes = sum(a.minutes or 0 for a in held)
    told = f", với {text.count(attended)} lượt người dự" if attended else ""
    if consulted:
        told += f", {text.count(consulted)} lượt người được tư vấn"
    if minutes:
        told += f", {text.count(minutes)} phút phát thanh"
    names = {m.key: m.short for m in source.frame.measures}
    found = enrolled(held)
    spot = ", ".join(f"{text.count(n)} người {names.get(k, k)}" for k, n in found.items() if n)
    return f"{told}; đăng ký tham gia ngay tại hội nghị: {spot}" if spot else told


def _cancelled(source: Source) -> str:
    """What was called off in the period, review meetings aside."""
    months = frozenset(source.period.months)
    found = [
        a
        for a in source.activities
        if a.state is ActivityState.CANCELLED
        and a.month in months
        and a.kind is not Kind.REVIEW_MEETING
    ]
    return f"Đã hủy {counted(found)}." if found else ""


def enrolled(held: Iterable[Activity]) -> Counter[str]:
    """People who enrolled on the spot by measure key."""
    found: Counter[str] = Counter()
    for activity in held:
        found.update(dict(activity.enrolled))
    return found


def short_cells(source: Source) -> tuple[QuotaCell, ...]:
    """The months of the year so far in which the quota of conferences was not held."""
    return tuple(cell for cell in _asked(source) if cell.held < cell.required)


def _asked(source: Source) -> list[QuotaCell]:
    return [cell for cell in source.quota if cell.required and cell.month <= source.month]


def _quota(source: Source) -> str:
    asked = _asked(source)
    if not asked:
        return ""
    total = sum(
        1 for a in source.activities if a.kind in CONFERENCES and a.state is ActivityState.HELD
    )
    short = short_cells(source)
    sentence = (
        f"Lũy kế từ đầu năm tổ chức {two(total)} hội nghị khách hàng"
        if total
        else "Từ đầu năm chưa tổ chức hội nghị khách hàng nào"
    )
    is_told = source.period.kind is not PeriodKind.MONTH and source.period.first.number == 1
    link = " " if is_told and total else "; "
    if is_told and total:  # the sentence before has counted them
        sentence = "Hội nghị khách hàng"
    done, required = sum(min(c.held, c.required) for c in asked), sum(c.required for c in asked)
    sentence += f" ({two(done)}/{two(required)} cuộc theo định mức)"
    if not short:
        return f"{sentence}{link.replace(';', ',')}bảo đảm định mức kế hoạch giao."
    if asked[0].unit is None:
        months = ", ".join(str(c.month.number) for c in short)
        which = f"tháng {months}" if len(short) == 1 else f"các tháng: {months}"
        return f"{sentence}{link}chưa bảo đảm định mức {which}."
    months_short = Counter(c.unit for c in short if c.unit is not None)
    names = [
        f"{source.frame.unit(u).name} ({two(months_short[u])} tháng)"
        for u in source.frame.unit_ids
        if months_short[u]
    ]
    told = listed(names, source.frame.unit_word, MOST_UNITS)
    return f"{sentence}{link}chưa bảo đảm định mức: {told}."


def _units_without(source: Source, held: Sequence[Activity]) -> str:
    """Units nothing was held in over a period longer than a month, where others had something."""
    frame = source.frame
    reached = {unit for activity in held for unit in activity.units}
    missed = [unit.name for unit in frame.units if unit.id not in reached]
    is_known = bool(reached.intersection(frame.unit_ids))
    if source.period.kind is PeriodKind.MONTH or not is_known or not missed:
        return ""
    when = text.lowered(in_period(source.period))
    told = listed(missed, frame.unit_word, MOST_UNITS)
    word = frame.unit_word[:1].upper() + frame.unit_word[1:]
    return f"{word} chưa có hoạt động nào {when}: {told}."
