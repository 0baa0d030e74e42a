"""Where the office stands; expected values from domain.md D.3 and stories S2, S4, S6."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from bhdesk.domain import board, checks, progress
from bhdesk.domain.board import Figures
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import State
from tests.domain.boards import (
    BINH_MINH,
    CSI,
    HI,
    PAID,
    SI,
    UI,
    UNITS,
    VSI,
    build,
    frame_of,
    may,
)  # fmt: skip
from tests.plans import bundled, unseen

MAY, JUNE = Month(2026, 5), Month(2026, 6)
TU_KY = frame_of(bundled("tu-ky-2026"))


def test_story_s2() -> None:
    figures, targets = may()
    made = build(TU_KY, MAY, figures, targets, BINH_MINH)
    commune = made.line(None, VSI)
    assert (commune.closing, commune.target) == (612, 769)
    assert progress.show_percent(commune.plan_pct) == "79,58%"
    assert commune.remaining == progress.Remaining(157, 23)
    assert commune.figures.new == 68
    ranking = board.rank(made.line(unit, VSI) for unit in UNITS)
    assert [(place, line.unit) for place, line in ranking] == [
        (1, 1), (2, 6), (3, 4), (4, 5), (5, 2), (6, 3),
    ]  # fmt: skip
    assert [progress.show_percent(line.plan_pct) for _, line in ranking] == [
        "83,22%", "83,08%", "82,48%", "78,36%", "76,42%", "71,57%",
    ]  # fmt: skip
    share = next(r for r in made.rates if r.indicator.key == "vsi_rate")
    assert progress.show_percent(share.rate) == "4,94%"


def test_story_s4_rates_of_june() -> None:
    figures = {
        (None, VSI): Figures(closing=628), (None, HI): Figures(closing=23248),
        (None, CSI): Figures(closing=6301), (None, UI): Figures(closing=6020),
        (None, PAID): Figures(closing=1857),
    }  # fmt: skip
    targets = {(None, VSI): 769, (None, HI): 23742, (None, CSI): 6275, (None, SI): 7044,
               (None, UI): 6076}  # fmt: skip
    made = build(TU_KY, JUNE, figures, targets, BINH_MINH)
    rates = {r.indicator.key: r for r in made.rates}
    found = {key: (progress.show_percent(r.rate), r.required, r.state) for key, r in rates.items()}
    assert found["hi_coverage"] == ("93,52%", 23742, State.NOT_REACHED)
    assert found["vsi_rate"] == ("5,06%", 769, State.NOT_REACHED)
    assert found["csi_rate"] == ("50,81%", 6275, State.REACHED)
    assert found["si_rate"] == ("55,88%", 7044, State.NOT_REACHED), "although BB is over"
    assert found["ui_rate"] == ("48,55%", 6076, State.NOT_REACHED)
    assert found["bank_payment_rate"] == ("99,09%", 1856, State.REACHED)
    assert rates["hi_coverage"].gap == 494
    assert made.line(None, SI).closing == 6929
    assert progress.show_percent(made.line(None, SI).plan_pct) == "98,37%"
    assert progress.show_percent(made.line(None, CSI).plan_pct) == "100,41%", "never clamped"
    assert made.line(None, CSI).remaining.heads == 0


def test_1_without_denominator_there_is_no_rate() -> None:
    figures, targets = may()
    for bases in ({}, {"labour_force": 0}):
        made = build(TU_KY, MAY, figures, targets, bases)
        rate = next(r for r in made.rates if r.indicator.key == "vsi_rate")
        assert (rate.rate, rate.required, rate.gap) == (None, None, None)
        assert rate.state is State.NO_BASE


def test_2_a_village_without_target_counts_in_the_commune_only() -> None:
    figures, targets = may()
    del targets[3, VSI]
    made = build(TU_KY, MAY, figures, targets, BINH_MINH)
    village = made.line(3, VSI)
    assert (village.plan_pct, village.state, village.remaining) == (None, State.NO_TARGET, None)
    assert village.closing == 73
    assert made.line(None, VSI).closing == 612
    assert made.line(None, VSI).target == 769, "the commune's percent uses the commune's target"
    assert 3 not in [line.unit for _, line in board.rank(made.line(u, VSI) for u in UNITS)]


def test_3_target_zero_is_never_a_percent() -> None:
    figures, targets = may()
    targets[3, VSI] = 0
    village = build(TU_KY, MAY, figures, targets, BINH_MINH).line(3, VSI)
    assert (village.closing, village.plan_pct, village.state) == (73, None, State.NO_TARGET)


def test_4_ranking_uses_the_true_value_and_ties_share_a_place() -> None:
    figures, targets = may()
    targets |= {(1, VSI): 119, (2, VSI): 94, (3, VSI): 70}
    made = build(TU_KY, MAY, figures, targets, BINH_MINH)
    ranking = board.rank(made.line(unit, VSI) for unit in UNITS)
    assert [(place, line.unit) for place, line in ranking][:3] == [(1, 3), (2, 1), (2, 2)]
    assert ranking[3][0] == 4
    assert ranking[0][1].plan_pct == Fraction(7300, 70) > 100


def test_5_more_cards_than_residents_is_a_warning() -> None:
    (issue,) = checks.sanity({HI: 24861}, {"population": 24860})
    assert issue.code == "check.hi_over_population"
    assert checks.sanity({HI: 24860}, {"population": 24860}) == ()
    figures = {(None, HI): Figures(closing=25000)}
    rate = next(
        r
        for r in build(TU_KY, MAY, figures, {}, BINH_MINH).rates
        if r.indicator.key == "hi_coverage"
    )
    assert progress.show_percent(rate.rate) == "100,56%"


def test_10_other_warnings() -> None:
    both = checks.sanity({UI: 6303, CSI: 6301, VSI: 6100}, {"labour_force": 12400})
    assert [issue.code for issue in both] == ["check.ui_over_csi", "check.si_over_labour"]
    assert checks.sanity({UI: 6301, CSI: 6301}, {}) == ()
    assert checks.sanity({UI: 1, CSI: None, HI: None}, {"population": 5}) == ()


def test_6_the_sum_and_the_commune_s_own_figure_are_both_kept() -> None:
    figures, targets = may()
    figures[None, VSI] = Figures(closing=620)
    line = build(TU_KY, MAY, figures, targets, BINH_MINH).line(None, VSI)
    assert (line.closing, line.unit_sum) == (620, 612)


def test_7_villages_have_no_compulsory_insurance() -> None:
    figures, targets = may()
    made = build(TU_KY, MAY, figures, targets, BINH_MINH)
    for key in (CSI, UI, SI):
        assert not any((unit, key) in made.lines for unit in UNITS)
        assert (None, key) in made.lines
    assert made.line(None, CSI).closing is None, "empty is not zero"
    assert made.line(None, SI).closing is None, "a sum with a blank part is blank"


def test_a_blank_village_leaves_the_sum_blank() -> None:
    figures, targets = may()
    del figures[5, VSI]
    line = build(TU_KY, MAY, figures, targets, BINH_MINH).line(None, VSI)
    assert (line.closing, line.blanks, line.plan_pct, line.state) == (None, 1, None, None)


def test_15_years_without_target_say_so_and_2030_has_its_own() -> None:
    frame = frame_of(bundled("bac-ninh-2026-2030"))
    figures = {(None, VSI): Figures(closing=800), (None, CSI): Figures(closing=6301)}
    for year, si, vsi in (
        (2026, Decimal("56.47"), None), (2027, None, None), (2028, None, None),
        (2029, None, None), (2030, Decimal("62.35"), Decimal("6.95")),
    ):  # fmt: skip
        made = build(frame, Month(year, 12), figures, {}, {"labour_force": 12400})
        found = {r.indicator.key: r for r in made.rates}
        for key, wanted in (("si_rate", si), ("vsi_rate", vsi)):
            target = found[key].target
            assert (target.value if target else None) == wanted, (year, key)
            if wanted is None:
                assert (found[key].required, found[key].state) == (None, State.NO_TARGET)
                assert found[key].rate is not None, "the rate itself is still shown"


def test_16_a_count_and_a_rate_that_disagree_are_judged_each_on_its_own() -> None:
    frame = frame_of(bundled("tra-vinh-2023"), ("Khóm 1",))
    figures = {(None, UI): Figures(closing=12369)}
    made = build(
        frame, Month(2023, 12), figures, {(None, UI): 12369}, {"labour_force_ui": 60290}
    )  # fmt: skip
    assert made.line(None, UI).state is State.REACHED
    rate = next(r for r in made.rates if r.indicator.key == "ui_rate")
    # 12.369 / 60.290 = 20,5158… %: prints as 20,52 % and has not reached it
    assert rate.state is State.NOT_REACHED
    assert progress.show_percent(rate.rate, Operator.AT_LEAST, Fraction("20.52")) == "20,516%"


def test_marks_before_on_and_after_their_day() -> None:
    frame = frame_of(bundled("tra-vinh-2023"), ("Khóm 1",))
    for month, closing, state in (
        (Month(2023, 5), 210, State.NOT_DUE), (Month(2023, 5), 211, State.REACHED_EARLY),
        (Month(2023, 6), 210, State.NOT_REACHED), (Month(2023, 6), 211, State.REACHED),
        (Month(2023, 12), 211, State.REACHED),
    ):  # fmt: skip
        figures = {(None, VSI): Figures(closing=closing)}
        made = build(frame, month, figures, {(None, VSI): 263}, {})
        mark = next(m for m in made.marks if m.indicator == VSI)
        assert (mark.need, mark.state) == (211, state), (month, closing)


def test_debt_ceilings_by_quarter() -> None:
    frame = frame_of(bundled("tra-vinh-2023"), ("Khóm 1",))
    for month, late, state in (
        (Month(2023, 9), 312_700_000, State.OVER_CEILING),
        (Month(2023, 9), 311_805_000, State.WITHIN_CEILING),
        (Month(2023, 12), 212_175_000, State.WITHIN_CEILING),
        (Month(2023, 12), 212_175_001, State.OVER_CEILING),
    ):  # fmt: skip
        figures = {(None, "late_payment_amount"): Figures(closing=late)}
        made = build(frame, month, figures, {}, {"amount_receivable": 18_450_000_000})
        mark = next(
            m
            for m in made.marks
            if m.indicator == "late_payment_rate" and m.milestone.by == month.last_day
        )
        assert mark.state is state, (month, late)


def test_a_mark_in_words_has_words_and_no_state() -> None:
    frame = frame_of(unseen("can-tho-2026"))
    figures, targets = may()
    made = build(frame, Month(2026, 11), figures, targets, {})
    words = [m for m in made.marks if m.milestone.by == date(2026, 11, 30)]
    assert [m.indicator for m in words] == [SI, HI, UI]
    assert {(m.need, m.actual, m.state) for m in words} == {(None, None, None)}
    assert words[0].milestone.value_text == "cơ bản hoàn thành"
