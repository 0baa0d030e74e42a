"""The words of the list and of the lines around the split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, text
from bhdesk.domain.plans import Operator
from bhdesk.domain.targets import REASON_WORDS, Reason
from bhdesk.ui.lists import RowItem
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from bhdesk.domain.board import Base, RateLine
    from bhdesk.services.targets import TargetSheet, TargetView
    from bhdesk.ui.screens.targets.draft import Draft

NAMED = 2

def list_item(view: TargetView, sheet: TargetSheet, draft: Draft, is_dirty: bool) -> RowItem:
    """One indicator with its total and its state."""
    tone, icon, state = _state(view, sheet, draft)
    if is_dirty:
        said = f"Chưa lưu · {state[:1].lower()}{state[1:]}" if draft.difference else "Chưa lưu"
        tone, icon, state = (Tone.BAD if draft.difference else Tone.WARN), "", said
    shown = text.count(draft.total)
    return RowItem(
        sheet.measure.key, sheet.measure.short, right=shown, state=state, tone=tone, icon=icon
    )


def _state(view: TargetView, sheet: TargetSheet, draft: Draft) -> tuple[Tone, str, str]:
    word, units = view.frame.office_word, view.frame.unit_word
    if draft.total is None:
        rate = rate_of(view, sheet.measure.key)
        is_base_missing = rate is not None and rate.target is not None and rate.base is None
        return (
            Tone.MUTED,
            "bo-trong",
            "Chưa nhập mẫu số" if is_base_missing else "Không giao chỉ tiêu",
        )
    if not sheet.measure.is_in_units:
        return Tone.MUTED, "", f"Theo dõi ở cấp {word}"
    if draft.sum is None:
        return Tone.WARN, "", f"Chưa phân bổ {text.count(draft.total)}"
    given = sum(1 for value in draft.values.values() if value is not None)
    if draft.difference == 0:
        return Tone.GOOD, "", f"Khớp, đã giao {given} {units}"
    reason = sheet.sheet.reason if sheet.sheet else ""
    why = f", {REASON_WORDS[Reason(reason)]}" if reason else ""
    if draft.difference > 0:
        tone = Tone.WARN if reason else Tone.BAD
        return tone, "", f"Lệch {text.signed(draft.difference)}{why or f' so với {word}'}"
    return Tone.WARN, "", f"Chưa phân bổ {text.count(-draft.difference)}{why}"


def rate_of(view: TargetView, measure: str) -> RateLine | None:
    """The plan's rate a measure is the numerator of."""
    return next((rate for rate in view.rates if rate.indicator.numerator == measure), None)


def percent(rate: RateLine) -> str:
    """As the plan gives it: "95,5%", "trên 99%"; "–" for none."""
    if rate.target is None or rate.target.value is None:
        return text.NO_NUMBER
    before = {Operator.MORE_THAN: "trên ", Operator.AT_MOST: "tối đa "}.get(rate.target.op, "")
    return f"{before}{text.rate(rate.target.value)}"


def formula(view: TargetView, measure: str) -> str:
    """As "95,5% × 24.860 dân số = 23.742", or what is missing for it."""
    rate = rate_of(view, measure)
    if rate is None or rate.target is None or rate.target.value is None:
        return ""
    name = base_word(view, rate.indicator.denominator)
    if rate.base is None:
        return f"{percent(rate)} × {name} = – (chưa có {name})"
    said = f"{percent(rate)} × {text.count(rate.base.value)} {name}"
    return f"{said} = {text.count(rate.required)}"


def base_word(view: TargetView, key: str) -> str:
    """A denominator inside a sentence: "dân số", "LLLĐ"."""
    short = catalogue.BASE_SHORT.get(key)
    if short:
        return short if short.isupper() else short.lower()
    name = catalogue.base_name(view.frame.plan, key)
    return f"{name[:1].lower()}{name[1:]}"


def missing_bases(view: TargetView) -> tuple[str, ...]:
    """Denominators a given rate needs and nobody entered, the two main ones first."""
    wanted = {
        rate.indicator.denominator
        for rate in view.rates
        if rate.target is not None and rate.base is None
    }
    ordered = [key for key in catalogue.BASE_NAMES if key in wanted]
    ordered += sorted(wanted.difference(ordered))
    return tuple(base_word(view, key) for key in ordered)


def main_missing(view: TargetView) -> str:
    """Says "dân số, LLLĐ" while these are missing, else the others the plan's rates need."""
    missing = missing_bases(view)
    main = [word for word in missing if word in ("dân số", "LLLĐ")]
    named = main or missing
    more = len(named) - NAMED
    return ", ".join(named) if more <= 0 else f"{', '.join(named[:NAMED])} và {more} mẫu số nữa"


def sum_check(view: TargetView) -> tuple[Tone, str]:
    """As "6.275 + 769 = 7.044, khớp tổng BHXH" for the first sum the plan gives; "" without one."""
    totals = {sheet.measure.key: sheet.total for sheet in view.sheets}
    for sheet in view.sheets:
        parts = [totals.get(key) for key in sheet.measure.parts]
        if sheet.total is None or not parts or any(part is None for part in parts):
            continue
        whole = sum(part or 0 for part in parts)
        said = f"{' + '.join(text.count(part) for part in parts)} = {text.count(whole)}"
        name = sheet.measure.short[:1].lower() + sheet.measure.short[1:]
        if whole == sheet.total:
            return Tone.GOOD, f"{said}\nkhớp {name}"
        gap = text.signed(whole - sheet.total)
        return Tone.WARN, f"{said}\n{name} {text.count(sheet.total)}, chênh {gap}"
    return Tone.MUTED, ""


def source_line(view: TargetView) -> str:
    """Where the two main denominators come from."""
    known: list[Base] = [
        base for key in ("population", "labour_force") if (base := view.bases.get(key)) is not None
    ]
    if not known:
        return ""
    newest = max(known, key=lambda base: base.as_of)
    source = f"Nguồn: {newest.source}, s" if newest.source else "S"
    return f"{source}ố liệu ngày {text.day(newest.as_of)}. LLLĐ: lực lượng lao động."
