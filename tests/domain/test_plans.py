"""Plans are read exactly and kept whole; expected values from domain.md A, B and F."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bhdesk import messages
from bhdesk.domain import plan_text
from bhdesk.domain.errors import Level
from bhdesk.domain.plan_position import position
from bhdesk.domain.plan_sums import column_sums
from bhdesk.domain.plans import Nature, Operator, Plan
from tests.plans import bundled, unseen

BUNDLED = ("tu-ky-2026", "bac-ninh-2026-2030", "tra-vinh-2023")
UNSEEN = ("can-tho-2026", "ha-noi-2026")


def read(source: str) -> Plan:
    plan, issues = plan_text.read(source)
    assert plan is not None, [messages.of(issue) for issue in issues]
    return plan


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_plans_have_no_errors(name: str) -> None:
    plan, issues = plan_text.read(bundled(name))
    assert plan is not None
    assert plan.head.id == name
    assert [issue for issue in issues if issue.level is Level.ERROR] == []


@pytest.mark.parametrize("name", UNSEEN)
def test_plans_never_seen_before_load(name: str) -> None:
    plan, issues = plan_text.read(unseen(name))
    assert (plan.head.id if plan else None, issues) == (name, ())


def values(plan: Plan, year: int) -> dict[str, tuple[Operator, Decimal | None]]:
    return {t.indicator: (t.op, t.value) for t in plan.targets_in(year) if not t.per}


def test_tu_ky_asks_what_its_text_says() -> None:
    found = values(read(bundled("tu-ky-2026")), 2026)
    assert found["hi_coverage"] == (Operator.AT_LEAST, Decimal("95.5"))
    assert found["si_rate"] == (Operator.AT_LEAST, Decimal("56.8"))
    assert found["csi_rate"] == (Operator.AT_LEAST, Decimal("50.6"))
    assert found["vsi_rate"] == (Operator.AT_LEAST, Decimal("6.2"))
    assert found["ui_rate"] == (Operator.AT_LEAST, Decimal("49"))
    assert found["bank_payment_rate"] == (Operator.MORE_THAN, Decimal("99"))
    assert found["pension_bank_payment_rate"] == (Operator.MORE_THAN, Decimal("99"))


def test_bac_ninh_leaves_three_years_without_target() -> None:
    plan = read(bundled("bac-ninh-2026-2030"))
    assert plan.period.years == (2026, 2027, 2028, 2029, 2030)
    assert values(plan, 2026)["si_rate"] == (Operator.MORE_THAN, Decimal("56.47"))
    for year in (2027, 2028, 2029):
        assert not {"si_rate", "vsi_rate"} & set(values(plan, year)), "nothing is interpolated"
        assert values(plan, year)["student_hi_rate"] == (Operator.AT_LEAST, Decimal("100"))
    assert values(plan, 2030)["si_rate"] == (Operator.AT_LEAST, Decimal("62.35"))
    assert values(plan, 2030)["vsi_rate"] == (Operator.AT_LEAST, Decimal("6.95"))
    assert "vsi_rate" not in values(plan, 2026)
    assert values(plan, 2030)["hi_universal"] == (Operator.QUALITATIVE, None)
    assert [(c.month, c.indicator) for c in plan.campaigns] == [
        (5, "vsi_participants"), (11, "hi_participants"),
    ]  # fmt: skip
    quarterly = next(duty for duty in plan.reports if duty.every == "quarter")
    assert (quarterly.due_day, quarterly.due_op) == (5, "before")


def test_tra_vinh_keeps_both_sums_of_each_column() -> None:
    plan, issues = plan_text.read(bundled("tra-vinh-2023"))
    assert plan is not None
    found = {s.column: (s.sum, s.printed, s.difference) for s in column_sums(plan)}
    assert found == {
        "csi_participants": (15304, 15647, -343),
        "vsi_participants": (1756, 1757, -1),
        "ui_participants": (12368, 12369, -1),
        "hi_participants": (102720, 108441, -5721),
    }
    warned = [issue for issue in issues if issue.code == "plan.sum_differs"]
    assert [i.params["difference"] for i in warned] == [-343, -1, -1, -5721]
    assert [i.level for i in warned] == [Level.WARNING] * 4
    assert [unit.name for unit in plan.units] == [f"Phường {n}" for n in range(1, 10)] + [
        "Long Đức"
    ]
    marks = {(m.indicators[0], m.by): (m.op, m.value) for m in plan.milestones}
    assert marks == {
        ("vsi_participants", date(2023, 6, 30)): (Operator.AT_LEAST, Decimal("80")),
        ("hi_participants", date(2023, 6, 30)): (Operator.AT_LEAST, Decimal("93")),
        ("late_payment_rate", date(2023, 3, 31)): (Operator.AT_MOST, Decimal("1.92")),
        ("late_payment_rate", date(2023, 6, 30)): (Operator.AT_MOST, Decimal("1.75")),
        ("late_payment_rate", date(2023, 9, 30)): (Operator.AT_MOST, Decimal("1.69")),
        ("late_payment_rate", date(2023, 12, 31)): (Operator.AT_MOST, Decimal("1.15")),
    }
    conference = plan.quotas[0]
    assert (conference.activity, conference.every, conference.value) == (
        "customer_conferences", "month", 1,
    )  # fmt: skip
    assert (conference.start, conference.end) == (date(2023, 3, 1), date(2023, 12, 31))


def test_can_tho_has_counts_rates_and_marks_in_words() -> None:
    plan = read(unseen("can-tho-2026"))
    found = values(plan, 2026)
    assert found["si_participants"] == (Operator.AT_LEAST, Decimal(470852))
    assert str(found["si_rate"][1]) == "48.10", "printed digits are kept"
    assert str(found["hi_coverage"][1]) == "96.70"
    assert found["late_payment_rate"] == (Operator.AT_MOST, Decimal("1.50"))
    assert found["awareness"] == (Operator.QUALITATIVE, None)
    mark = plan.milestones[0]
    assert mark.by == date(2026, 11, 30)
    assert (mark.op, mark.value, mark.value_text) == (
        Operator.QUALITATIVE, None, "cơ bản hoàn thành",
    )  # fmt: skip
    assert len(mark.indicators) == 3
    deadline = plan.deadlines[0]
    assert (deadline.date, deadline.month_day, deadline.op) == (None, "12-15", "no_later_than")
    assert not deadline.is_relevant
    assert plan.head.date is None
    assert plan.indicator("e_transaction_rate").nature is Nature.RATIO_OF_FLOWS
    assert plan.level("area").locality_kinds == ("khu_vuc", "ap")
    assert plan.level("area").allocates == ("vsi_participants", "hhi_participants")


def test_ha_noi_rates_and_its_strict_date() -> None:
    plan = read(unseen("ha-noi-2026"))
    found = {key: value for key, (_, value) in values(plan, 2026).items()}
    assert found == {
        "hi_coverage": Decimal("96.25"), "csi_rate": Decimal("49"), "vsi_rate": Decimal("4"),
        "ui_rate": Decimal("46.5"), "late_payment": None,
    }  # fmt: skip
    assert (plan.deadlines[0].date, plan.deadlines[0].op) == (date(2026, 4, 30), "before")


def test_where_an_office_stands() -> None:
    tra_vinh = read(bundled("tra-vinh-2023"))
    city = position(tra_vinh, has_own_units=False)
    assert (city.office.key, city.units.key, city.office_unit) == ("city", "ward", "")
    ward = position(tra_vinh, has_own_units=True, office_name_key="p7")
    assert (ward.office.key, ward.units.key, ward.office_unit) == ("ward", "hamlet", "p7")
    commune = position(read(bundled("tu-ky-2026")), has_own_units=True)
    assert (commune.office.key, commune.units.key) == ("commune", "village")
    hanoi = position(read(unseen("ha-noi-2026")), has_own_units=True)
    assert hanoi.office.key == "city", "a plan without localities: its last level has the units"
