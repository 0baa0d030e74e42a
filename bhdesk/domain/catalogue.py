"""What can be counted: the built-in measures and those a plan adds (domain.md D.1, D.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain.plans import Nature, Plan

if TYPE_CHECKING:
    from bhdesk.domain.plan_position import Position

EMPLOYER, RESIDENCE = "employer", "residence"
MONEY = "vnd"


class Measure(NamedTuple):
    """A figure entered or added up. `counted_at` employer: never offered for a village (D.3, 7).

    `parts`: keys whose sum it is, so it is computed and not entered.
    """

    key: str
    name: str
    short: str
    nature: Nature = Nature.STOCK
    unit: str = "person"
    counted_at: str = ""
    parts: tuple[str, ...] = ()
    is_in_units: bool = False

    @property
    def brief(self) -> str:
        """For column heads and lists: "BHXH TN", "BHXH BB", "BHYT hộ"."""
        words = (("tự nguyện", "TN"), ("bắt buộc", "BB"), ("hộ gia đình", "hộ"))
        made = self.short
        for long, short in words:
            made = made.replace(long, short)
        return made

    @property
    def is_entered(self) -> bool:
        """Whether figures are typed: not for a sum of others, nor for events, which are logged."""
        return not self.parts and self.nature is not Nature.EVENT


def _of(
    key: str, name: str, short: str, counted_at: str = "", parts: tuple[str, ...] = ()
) -> Measure:
    return Measure(key, name, short, counted_at=counted_at, parts=parts)


_BUILT_IN = (
    _of("vsi_participants", "Số người tham gia BHXH tự nguyện", "BHXH tự nguyện", RESIDENCE),
    _of("hi_participants", "Số người tham gia BHYT", "BHYT", RESIDENCE),
    _of("hhi_participants", "Số người tham gia BHYT hộ gia đình", "BHYT hộ gia đình", RESIDENCE),
    _of("shi_participants", "Số người tham gia BHYT tự đóng", "BHYT tự đóng", RESIDENCE),
    _of("csi_participants", "Số người tham gia BHXH bắt buộc", "BHXH bắt buộc", EMPLOYER),
    _of("ui_participants", "Số người tham gia BHTN", "BHTN", EMPLOYER),
    _of(
        "si_participants",
        "Số người tham gia BHXH",
        "Tổng BHXH",
        parts=("csi_participants", "vsi_participants"),
    ),
    _of(
        "beneficiaries_paid_by_account",
        "Số người thụ hưởng nhận tiền qua tài khoản",
        "Nhận qua tài khoản",
    ),
    _of(
        "monthly_beneficiaries_paid_by_account",
        "Số người hưởng lương hưu, trợ cấp BHXH nhận tiền qua tài khoản",
        "Lương hưu qua tài khoản",
    ),
    _of("students_with_hi", "Số học sinh có thẻ BHYT", "Học sinh có BHYT"),
    _of("students_with_student_card", "Số học sinh có thẻ BHYT học sinh", "Học sinh có BHYT"),
    Measure(
        "e_transactions", "Số hồ sơ giao dịch điện tử", "Hồ sơ điện tử", Nature.FLOW, "dossier"
    ),
    Measure(
        "late_payment_amount", "Số tiền chậm đóng BHXH, BHYT, BHTN", "Tiền chậm đóng", unit=MONEY
    ),
)
MEASURES = {measure.key: measure for measure in _BUILT_IN}

BASE_NAMES = {
    "population": "Dân số",
    "labour_force": "Lực lượng lao động trong độ tuổi",
    "labour_force_ui": "Lực lượng lao động (dùng cho BHTN)",
    "eligible_persons": "Số người thuộc diện tham gia",
    "beneficiaries": "Số người thụ hưởng chính sách BHXH, trợ cấp thất nghiệp",
    "monthly_beneficiaries": "Số người hưởng lương hưu, trợ cấp BHXH",
    "students": "Số học sinh",
    "students_without_other_group_card": "Số học sinh không có thẻ nhóm khác",
    "amount_receivable": "Tổng số phải thu",
    "transactions": "Tổng số hồ sơ giao dịch",
}
MONEY_BASES = frozenset({"amount_receivable"})
BASE_SHORT = {"population": "Dân số", "labour_force": "LLLĐ"}


def measures(plan: Plan, where: Position) -> tuple[Measure, ...]:
    """Everything this plan counts, built-in ones first in the field's own order.

    A rate indicator brings in its numerator; a sum brings in its parts; a level that allocates
    brings in what it allocates.
    """
    declared = {item.key: item for item in plan.indicators}
    wanted = _wanted_keys(plan)
    found = []
    for key in sorted(wanted, key=_built_in_rank):
        base = MEASURES.get(key)
        item = declared.get(key)
        rate = next((r for r in plan.indicators if r.numerator == key), None)
        if base is None:
            name = item.name if item else f"Số đạt được của: {rate.name}" if rate else key
            base = Measure(key, name, name)
        if item is not None:
            base = base._replace(
                name=item.name,
                nature=item.nature,
                unit=item.unit or base.unit,
                counted_at=item.counted_at or base.counted_at,
                parts=item.parts or base.parts,
            )
        elif rate is not None and rate.nature is Nature.RATIO_OF_FLOWS:
            base = base._replace(nature=Nature.FLOW)
        found.append(base._replace(is_in_units=_is_in_units(base, plan, where)))
    return tuple(found)


def _wanted_keys(plan: Plan) -> dict[str, None]:
    wanted: dict[str, None] = {}
    for item in plan.indicators:
        if item.nature.is_ratio:
            wanted.setdefault(item.numerator)
        elif item.measure == "count":
            wanted.setdefault(item.key)
    for level in plan.levels:
        wanted.update(dict.fromkeys(level.allocates))
    for table in plan.tables:
        wanted.update(dict.fromkeys(table.columns))
    for campaign in plan.campaigns:
        if campaign.indicator:
            wanted.setdefault(campaign.indicator)
    for key in list(wanted):
        parts = MEASURES[key].parts if key in MEASURES else ()
        own = plan.indicator(key)
        wanted.update(dict.fromkeys((own.parts if own else ()) or parts))
    wanted.pop("", None)
    return wanted


def _built_in_rank(key: str) -> int:
    keys = list(MEASURES)
    return keys.index(key) if key in MEASURES else len(keys)


def _is_in_units(measure: Measure, plan: Plan, where: Position) -> bool:
    """Villages hold only what is counted where people live; wards what their table gives them."""
    if measure.nature is Nature.EVENT:
        return False
    in_table = any(
        measure.key in table.columns for table in plan.tables if table.level == where.units.key
    )
    if where.units.kind == "locality":
        is_residents = measure.counted_at != EMPLOYER and not measure.parts
        return is_residents and (
            measure.counted_at == RESIDENCE or measure.key in where.units.allocates or in_table
        )
    return (
        in_table
        or measure.key in where.units.allocates
        or measure.counted_at in {RESIDENCE, EMPLOYER}
    )


def resolve(plan: Plan, key: str, known: tuple[Measure, ...]) -> Measure | None:
    """The measure a key means: itself, or the numerator of the rate indicator of that key."""
    by_key = {measure.key: measure for measure in known}
    if key in by_key:
        return by_key[key]
    rate = plan.indicator(key)
    return by_key.get(rate.numerator) if rate else None


def base_keys(plan: Plan) -> tuple[str, ...]:
    """Denominators: the declared ones first, then those only a rate names."""
    keys = dict.fromkeys(item.key for item in plan.denominators)
    keys.update(dict.fromkeys(item.denominator for item in plan.indicators if item.denominator))
    return tuple(keys)


def base_name(plan: Plan, key: str) -> str:
    """A denominator in words: built-in, as the plan names it, else by the rate that needs it."""
    declared = next((item.name for item in plan.denominators if item.key == key), "")
    rate = next((item.name for item in plan.indicators if item.denominator == key), "")
    text = BASE_NAMES.get(key) or declared or (f"Mẫu số của “{rate}”" if rate else key)
    return text[:1].upper() + text[1:]
