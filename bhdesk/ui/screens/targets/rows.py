"""The split as columns and cells: bases, the share by the method, what is given, the gap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, text
from bhdesk.domain.targets import Method
from bhdesk.ui.grid import Cell, CellState, Column, GridRow, Kind
from bhdesk.ui.screens.targets.words import percent
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.services.targets import TargetView
    from bhdesk.ui.screens.targets.draft import Draft

NAME, WEIGHT, SHARE, PIN, GIVEN, GAP = "unit", "weight", "share", "pin", "given", "gap"
WEIGHT_TIP = "Trọng số 2 được giao gấp đôi trọng số 1"
MAIN_BASES = ("population", "labour_force")
COMPUTED = CellState.COMPUTED


def split_columns(
    view: TargetView, method: str, is_narrow: bool, is_tight: bool = False
) -> tuple[Column, ...]:
    """Name, denominators (where there is room), own weight, share, pin, given, gap."""
    word = view.frame.unit_word
    shown = () if is_tight else MAIN_BASES
    bases = [key for key in shown if key in catalogue.base_keys(view.frame.plan)]
    is_own = method == Method.OWN
    weight = Column(WEIGHT, "Trọng số", is_editable=True, sample="000", tip=WEIGHT_TIP)
    return (
        Column(NAME, word[:1].upper() + word[1:], kind=Kind.NAME, sample="Thôn An Nhân"),
        *(Column(key, catalogue.BASE_SHORT[key], sample="00.000") for key in bases),
        *((weight,) if is_own else ()),
        Column(SHARE, "Cách chia" if is_narrow else "Theo cách chia", sample="00.000"),
        Column(PIN, "Ghim", kind=Kind.CHIP, weight=0.5, sample="Đã ghim"),
        Column(
            GIVEN,
            "Giao" if is_narrow else f"Giao cho {word}",
            is_editable=True,
            sample="00.000",
            other_names=("Giao", f"Giao cho {word}", "Chỉ tiêu", "Chỉ tiêu giao"),
        ),
        Column(GAP, "Chênh", sample="+000"),
    )


def split_rows(
    view: TargetView, columns: tuple[Column, ...], draft: Draft, by_method: Mapping[int, int | None]
) -> tuple[tuple[GridRow, ...], GridRow]:
    """A row for each unit and the totals."""
    keys = [column.key for column in columns]
    pinned = {share.unit for share in draft.shares if share.is_pinned}
    rows = []
    for unit in view.frame.units:
        value, share = draft.values.get(unit.id), by_method.get(unit.id)
        gap = value - share if value is not None and share is not None else None
        cells: dict[str, Cell | str] = {
            NAME: unit.name,
            WEIGHT: _figure(draft.weights.get(unit.id)),
            SHARE: Cell(text.count(share), state=COMPUTED),
            PIN: _pin(unit.id in pinned),
            GIVEN: replace(_figure(value), is_bold=True),
            GAP: _gap(gap),
        }  # fmt: skip
        for key in MAIN_BASES:
            base = view.unit_bases.get((unit.id, key))
            cells[key] = Cell(text.count(base.value if base else None), state=COMPUTED)
        rows.append(GridRow(unit.id, tuple(cells[key] for key in keys)))
    return tuple(rows), GridRow("sum", tuple(_total(view, draft, by_method, key) for key in keys))


def _figure(value: int | None) -> Cell:
    """A number that can be typed; blank where there is none."""
    return Cell("") if value is None else Cell(text.count(value), str(value))


def _pin(is_pinned: bool) -> Cell:
    tone = Tone.INFO if is_pinned else Tone.MUTED
    return Cell(
        "Đã ghim" if is_pinned else "", tone=tone, icon="ghim", hint="Bấm để ghim hoặc bỏ ghim"
    )


def _gap(gap: int | None) -> Cell:
    is_off = bool(gap)
    return Cell(text.signed(gap), tone=Tone.BAD if is_off else Tone.MUTED, is_bold=is_off)


def _total(
    view: TargetView, draft: Draft, by_method: Mapping[int, int | None], key: str
) -> Cell | str:
    if key == NAME:
        return f"Cộng {len(view.frame.units)} {view.frame.unit_word}"
    if key == PIN:
        return ""
    if key == WEIGHT:
        return text.count(sum(draft.weights.values())) if draft.weights else text.NO_NUMBER
    if key == GIVEN:
        return text.count(draft.sum)
    if key == GAP:
        is_known = draft.sum is not None and draft.total is not None
        return _gap(draft.difference) if is_known else text.NO_NUMBER
    values = [by_method.get(unit) for unit in view.frame.unit_ids]
    if key in MAIN_BASES:
        found = (view.unit_bases.get((unit, key)) for unit in view.frame.unit_ids)
        values = [base.value if base else None for base in found]
    is_whole = bool(values) and None not in values
    return text.count(sum(value or 0 for value in values) if is_whole else None)


def rate_columns() -> tuple[Column, ...]:
    """What a rate asks for, its denominator with its day, the heads that makes."""
    return (
        Column("name", "Tỷ lệ trong kế hoạch", kind=Kind.NAME, weight=3.0),
        Column("percent", "Mức giao", sample="trên 99,5%"),
        Column("base", "Mẫu số", sample="000.000"),
        Column("as_of", "Ngày", sample="31/12/2026"),
        Column("need", "Số người cần đạt", sample="000.000"),
    )


def rate_rows(view: TargetView) -> tuple[GridRow, ...]:
    """Every rate with its denominator and the heads it asks for; "–" where the base is missing."""
    rows = []
    for rate in view.rates:
        base = rate.base
        cells = (
            Cell(rate.indicator.name, hint=rate.indicator.name),
            Cell(percent(rate)),
            Cell(text.count(base.value if base else None), state=COMPUTED),
            Cell(text.day(base.as_of) if base else text.NO_NUMBER, state=COMPUTED),
            Cell(text.count(rate.required), is_bold=True),
        )
        rows.append(GridRow(rate.indicator.key, cells))
    return tuple(rows)
