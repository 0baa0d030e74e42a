"""The words of a report on obstacles of the register, and on answers awaited (R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.narrative_words import sentence, two
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.obstacles import Obstacle
    from bhdesk.domain.report import Source


def passages(source: Source) -> Iterable[Passage]:
    """Each obstacle that stood open at the end of the period, with how far it had come."""
    names = {unit.id: unit.name for unit in source.frame.units}
    for one in standing(source):
        yield Passage(f"obstacles/register/{one.id}", _told(one, names, source))


def proposals(source: Source) -> Iterable[Passage]:
    """Those who were asked and have not answered are asked again, each once."""
    last = source.period.last.last_day
    asked: dict[str, int] = {}
    for one in standing(source):
        if one.is_passed_by(last):
            asked[one.passed_to] = asked.get(one.passed_to, 0) + 1
    for at, (name, count) in enumerate(asked.items(), 1):
        yield Passage(
            f"proposals/obstacles/{at}",
            f"Đề nghị {name} sớm xem xét, trả lời {two(count)} khó khăn, vướng mắc đã chuyển.",
        )


def standing(source: Source) -> tuple[Obstacle, ...]:
    """The obstacles of the register without an answer at the end of the period, oldest first."""
    last = source.period.last.last_day
    found = [
        one
        for one in source.obstacles
        if one.raised_on <= last and not one.is_answered_by(last)
    ]
    return tuple(sorted(found, key=lambda one: (one.raised_on, one.id)))


def meetings_told(source: Source) -> frozenset[int]:
    """Meetings whose obstacles stand in the register: their own words are not told again."""
    last = source.period.last.last_day
    return frozenset(
        one.activity
        for one in source.obstacles
        if one.activity is not None and one.raised_on <= last
    )


def _told(one: Obstacle, names: Mapping[int, str], source: Source) -> str:
    """Who and when, what, and whether it was passed on; persons are not named in a report."""
    last = source.period.last.last_day
    who = names.get(one.unit or 0) or one.place
    when = f"ngày {text.day(one.raised_on)}"
    head = f"{who} ({when})" if who else f"Phản ánh {when}"
    passed = "Chưa chuyển cấp có thẩm quyền."
    if one.is_passed_by(last) and one.passed_on is not None:
        passed = f"Đã chuyển {one.passed_to} ngày {text.day(one.passed_on)}, chưa có trả lời."
    return f"{head}: {sentence(text.lowered(one.text))} {passed}"
