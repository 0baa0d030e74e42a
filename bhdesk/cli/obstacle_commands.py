"""Commands about the register of obstacles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import Context, table
from bhdesk.cli.people_commands import iso, unit_id, unit_keys
from bhdesk.domain import text
from bhdesk.domain.obstacles import STATE_WORDS, Obstacle, ObstacleState
from bhdesk.services import obstacles

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping


def show(context: Context, options: argparse.Namespace) -> int:
    """The register, oldest first."""
    states = {ObstacleState(options.state)} if options.state else set()
    listed = obstacles.listed(context.store, states)
    keys = unit_keys(context)
    shown = [
        [f"{one.id:>3}  {one.text}", text.day(one.raised_on), STATE_WORDS[one.state]]
        for one in listed
    ]
    lines = table([" Số  Nội dung", "Ngày", "Tình trạng"], shown)
    value = {"rows": [as_json(one, keys) for one in listed]}
    context.answer(value, lines if listed else ["Chưa ghi khó khăn, vướng mắc nào."])
    return 0


def raise_one(context: Context, options: argparse.Namespace) -> int:
    """Write an obstacle down; raises UserError obstacle.*, unit.*, activity.unknown."""
    given = Obstacle(
        options.text,
        text.parse_date(options.date),
        options.by or "",
        unit_id(context, options.unit),
        options.place or "",
        text.parse_count(options.meeting) if options.meeting else None,
    )
    _, number = obstacles.save(context.store, given)
    context.answer({"id": number}, [f"Đã ghi vướng mắc số {number}."])
    return 0


def pass_on(context: Context, options: argparse.Namespace) -> int:
    """It was passed to an office; raises UserError obstacle.*."""
    on = text.parse_date(options.date)
    obstacles.pass_on(context.store, text.parse_count(options.id), options.office, on)
    context.answer({}, [f"Đã ghi: chuyển {options.office} ngày {text.day(on)}."])
    return 0


def answer(context: Context, options: argparse.Namespace) -> int:
    """An answer came; raises UserError obstacle.*."""
    on = text.parse_date(options.date)
    obstacles.answer(context.store, text.parse_count(options.id), options.text, on)
    context.answer({}, [f"Đã ghi trả lời ngày {text.day(on)}."])
    return 0


def remove(context: Context, options: argparse.Namespace) -> int:
    """Take out what was entered by mistake; raises UserError obstacle.unknown."""
    obstacles.remove(context.store, text.parse_count(options.id))
    context.answer({}, ["Đã bỏ."])
    return 0


def as_json(one: Obstacle, keys: Mapping[int, str]) -> dict[str, Any]:
    """An obstacle for JSON; villages by their keys."""
    return {
        "id": one.id, "state": one.state.value, "text": one.text, "date": iso(one.raised_on),
        "by": one.raised_by, "unit": keys.get(one.unit or 0), "place": one.place,
        "meeting": one.activity, "passed_to": one.passed_to, "passed_on": iso(one.passed_on),
        "answer": one.answer, "answered_on": iso(one.answered_on),
    }  # fmt: skip
