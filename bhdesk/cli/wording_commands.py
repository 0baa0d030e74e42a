"""Commands about the sentences of a paper and about where its figures come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.context import Context, table
from bhdesk.domain import paper_kinds
from bhdesk.domain import text as texts
from bhdesk.domain.document import Origin
from bhdesk.domain.errors import UserError
from bhdesk.domain.own_words import Standing
from bhdesk.domain.periods import Period
from bhdesk.services import explaining, office, reporting, wording

if TYPE_CHECKING:
    import argparse

    from bhdesk.domain.official_papers import Paper
    from bhdesk.domain.own_words import Wording

_STANDING_WORDS = {
    Standing.COMPOSED: "theo số liệu",
    Standing.EDITED: "đã sửa",
    Standing.OUTDATED: "đã sửa, số liệu đã đổi",
    Standing.OWN: "viết thêm",
}


def text(context: Context, options: argparse.Namespace) -> int:
    """List the passages of a paper, or write one; raises UserError wording.*."""
    period = Period.parse(options.period)
    key = options.kind or paper_kinds.periodic(period).key
    made = reporting.paper(context.store, key, period)
    if options.add:
        _add(context, made, options)
    elif options.passage:
        _write(context, made, options)
    listed = wording.wordings(context.store, made.key, made.composed)
    value = {
        "paper": made.key,
        "sections": [{"key": one.key, "title": one.title} for one in made.composed.sections],
        "passages": [
            {
                "key": one.key, "section": one.section, "standing": one.standing.value,
                "text": one.text, "composed": one.composed or None,
                "old_numbers": list(one.old_numbers),
            }
            for one in listed
        ],
    }  # fmt: skip
    context.answer(value, [line for one in listed for line in _lines(one)])
    return 0


def _lines(one: Wording) -> list[str]:
    gone = f"; số đã cũ: {', '.join(one.old_numbers)}" if one.old_numbers else ""
    return [f"[{one.key}] {_STANDING_WORDS[one.standing]}{gone}", one.text or "(không in)"]


def _add(context: Context, made: Paper, options: argparse.Namespace) -> None:
    if options.add not in {section.key for section in made.composed.sections}:
        raise UserError("wording.unknown", name=options.add)
    wording.add_text(context.store, made.key, options.add, options.text or "")


def _write(context: Context, made: Paper, options: argparse.Namespace) -> None:
    listed = wording.wordings(context.store, made.key, made.composed)
    one = next((one for one in listed if one.key == options.passage), None)
    if one is None:
        raise UserError("wording.unknown", name=options.passage)
    if options.reset:
        wording.take_new(context.store, made.key, one.key)
    elif options.keep:
        wording.keep(context.store, made.key, one.key, one.composed)
    elif options.text is not None:
        wording.set_text(context.store, made.key, one.key, options.text, one.composed)


def explain(context: Context, options: argparse.Namespace) -> int:
    """What a figure of a report is made of, down to who entered it when and from which file."""
    period = Period.parse(options.period)
    frame = office.frame(context.store, period.last.last_day)
    place = frame.place_id(options.unit)
    unit = None if place == frame.office_id else place
    is_measure = any(measure.key == options.indicator for measure in frame.measures)
    part = options.part or ("closing" if is_measure else explaining.RATE)
    made = explaining.figure(context.store, Origin(unit, options.indicator, period, part))
    keys = {one.id: one.key for one in frame.units}
    value = {
        "title": made.title,
        "sentences": list(made.sentences),
        "steps": [
            {
                "month": str(step.month), "unit": keys.get(step.unit or 0),
                "unit_name": step.place, "indicator": step.measure, "part": step.part.value,
                "value": step.value, "source": step.source or None,
            }
            for step in made.steps
        ],
    }  # fmt: skip
    rows = [
        [step.place, step.month.label, texts.count(step.value), step.source] for step in made.steps
    ]
    told = table(["Đơn vị", "Tháng", "Số", "Nguồn"], rows) if rows else []
    context.answer(value, [made.title, *made.sentences, *told])
    return 0
