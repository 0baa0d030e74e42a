"""A wrong plan file is refused with the place of every fault and never crashes the reader."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhdesk import messages
from bhdesk.domain import plan_text
from bhdesk.domain.errors import Level
from tests.plans import SMALL, bundled, unseen


def codes(source: str) -> dict[str, str]:
    """Code of each error with its place; the plan must be refused."""
    plan, issues = plan_text.read(source)
    assert plan is None
    errors = [issue for issue in issues if issue.level is Level.ERROR]
    for issue in errors:
        sentence = messages.of(issue)
        assert sentence == unicodedata.normalize("NFC", sentence)
        assert "{" not in sentence
    return {issue.code: issue.where for issue in errors}


def changed(old: str, new: str) -> str:
    assert SMALL.count(old) >= 1
    return SMALL.replace(old, new, 1)


def test_the_small_plan_is_good() -> None:
    plan, issues = plan_text.read(SMALL)
    assert plan is not None
    assert issues == ()


MILESTONE = (
    '\n[[milestone]]\nindicator = "{0}"\nlevel = "village"\nby = {1}\nop = ">="\nvalue = "80"\n'
)
QUOTA = """
[[quota]]
activity = "customer_conference"
level = "commune"
every = "month"
value = {}
from = {}
to = {}
"""
TARGET = '\n[[target]]\nindicator = "{}"\nlevel = "{}"\nas_of = {}\nop = "{}"\nvalue = {}\n'
TWO_QUOTAS = QUOTA.format(1, "2026-01-01", "2026-06-30") + QUOTA.format(
    2, "2026-06-01", "2026-12-31"
)
TWO_TARGETS = 2 * TARGET.format("vsi_participants", "commune", "2026-12-31", ">=", "200")
RATE = """
[[indicator]]
key = "some_rate"
name_vi = "Tỷ lệ thử"
measure = "rate"
nature = "ratio_of_stocks"
unit = "percent"
direction = "at_least"
numerator = "vsi_participants"
denominator = "{}"
[[target]]
indicator = "some_rate"
level = "commune"
as_of = 2026-12-31
op = ">="
value = "{}"
"""
YEAR_END = "2026-12-31"
VALUES = "target_table[1].rows[1].values"


def valued(written: str) -> str:
    return changed("values = [143]", f"values = [{written}]")


def targeted(indicator: str, level: str, op: str, value: object) -> str:
    return SMALL + TARGET.format(indicator, level, YEAR_END, op, value)


WRONG = [
    (SMALL.replace('"bhdesk-plan"', '"other"'), "plan.not_a_plan", "format"),
    ("", "plan.not_a_plan", "format"),
    ("đây không phải TOML", "plan.not_toml", "file"),
    (SMALL + "\na = [", "plan.not_toml", "file"),
    (SMALL + f"\na = {'9' * 5000}\n", "plan.not_toml", "file"),
    (SMALL + f"\na = {'[' * 3000}\n", "plan.not_toml", "file"),
    (SMALL.replace("format_version = 1", "format_version = 2"), "plan.newer", "format_version"),
    (
        SMALL.replace("format_version = 1", 'format_version = "1"'),
        "plan.wrong_type",
        "format_version",
    ),
    (SMALL.replace("format_version = 1\n", ""), "plan.wrong_type", "format_version"),
    (changed("[plan]", "[plam]"), "plan.missing_table", "plan"),
    (changed("[period]", "[period2]"), "plan.missing_table", "period"),
    (changed('id = "xa-thu-2026"', ""), "plan.missing_key", "plan.id"),
    (
        changed('name_vi = "Số người', 'name = "Số người'),
        "plan.missing_key",
        "indicator[1].name_vi",
    ),
    (changed("start = 2026-01-01", 'start = "01/01/2026"'), "plan.not_a_date", "period.start"),
    (
        changed("start = 2026-01-01", "start = 2026-01-01T00:00:00"),
        "plan.not_a_date",
        "period.start",
    ),
    (changed("start = 2026-01-01", "start = 2027-01-01"), "plan.period_order", "period"),
    (SMALL + RATE.format("labour_forse", "95.5"), "plan.unknown_reference", "indicator"),
    (valued("143.0"), "plan.float", VALUES),
    (valued('"a"'), "plan.not_a_number", VALUES),
    (valued('"１４３"'), "plan.not_a_number", VALUES),
    (valued("-143"), "plan.negative", VALUES),
    (valued(f'"{"9" * 5000}"'), "plan.not_a_number", VALUES),
    (valued(str(10**16)), "plan.not_a_number", VALUES),
    (changed("values = [143]", "values = [143, 7]"), "plan.row_length", "target_table[1].rows[1]"),
    (changed("values = [143]", "values = []"), "plan.row_length", "target_table[1].rows[1]"),
    (
        changed("printed_total = [200]", "printed_total = [200, 1]"),
        "plan.row_length",
        "target_table[1]",
    ),
    (changed('op = ">="', 'op = "ít nhất"'), "plan.unknown_choice", "target_table[1].op"),
    (changed('nature = "stock"', "nature = [1]"), "plan.unknown_choice", "indicator[1].nature"),
    (changed('key = "t2"', 'key = "t1"'), "plan.duplicate_key", "unit"),
    (changed('{ unit = "t2"', '{ unit = "t1"'), "plan.duplicate_key", "target_table.rows"),
    (changed('{ unit = "t2"', '{ unit = "t9"'), "plan.unknown_reference", "target_table.unit"),
    (
        changed('columns = ["vsi_participants"]', 'columns = ["vsi"]'),
        "plan.unknown_reference",
        "target_table.columns",
    ),
    (changed('level = "village"', 'level = "hamlet"'), "plan.unknown_reference", "unit.level"),
    (changed("as_of = 2026-12-31", "as_of = 2027-01-01"), "plan.outside_period", "target_table"),
    (
        SMALL + MILESTONE.format("vsi_participants", "2025-12-31"),
        "plan.outside_period",
        "milestone",
    ),
    (
        SMALL + MILESTONE.format("vsi", "2026-06-30"),
        "plan.unknown_reference",
        "milestone.indicator",
    ),
    (targeted("vsi", "commune", ">=", 1), "plan.unknown_reference", "target.indicator"),
    (targeted("vsi_participants", "xa", ">=", 1), "plan.unknown_reference", "target.level"),
    (targeted("vsi_participants", "commune", ">=", 48.1), "plan.float", "target[1].value"),
    (targeted("vsi_participants", "commune", "=>", 1), "plan.unknown_choice", "target[1].op"),
    (targeted("vsi_participants", "village", ">=", 1), "plan.overlap", "target"),
    (targeted("vsi_participants", "commune", ">=", '"200.5"'), "plan.fraction", "target"),
    (changed('id = "xa-thu-2026"', 'id = ""'), "plan.missing_key", "plan.id"),
    (SMALL + TWO_TARGETS, "plan.overlap", "target"),
    (SMALL + TWO_QUOTAS, "plan.overlap", "quota"),
    (SMALL + QUOTA.format(1, YEAR_END, "2026-01-01"), "plan.period_order", "quota"),
    (SMALL + QUOTA.format(1.5, "2026-01-01", YEAR_END), "plan.float", "quota[1].value"),
]


@pytest.mark.parametrize(("source", "code", "where"), WRONG)
def test_each_fault_is_named_with_its_place(source: str, code: str, where: str) -> None:
    assert codes(source).get(code) == where


def test_a_newer_format_says_what_to_do() -> None:
    plan, (issue,) = plan_text.read(SMALL.replace("format_version = 1", "format_version = 7"))
    assert plan is None
    sentence = messages.of(issue)
    assert "phiên bản 7" in sentence
    assert "đến phiên bản 1" in sentence
    assert "bản chương trình mới hơn" in sentence


def test_a_fault_of_writing_is_told_by_its_line() -> None:
    _, (issue,) = plan_text.read('format = "bhdesk-plan"\nabc\n')
    sentence = messages.of(issue)
    assert "dòng 2, cột 4" in sentence
    assert "Expected" not in sentence


def test_all_faults_are_collected() -> None:
    source = SMALL.replace("[143]", "[143.5]").replace('">="', '"?"').replace("[57]", "[1, 2]")
    found = codes(source)
    assert {"plan.float", "plan.unknown_choice", "plan.row_length"} <= set(found)


def test_quotas_one_after_the_other_do_not_overlap() -> None:
    source = SMALL + QUOTA.format(1, "2026-01-01", "2026-05-31") + QUOTA.format(
        2, "2026-06-01", YEAR_END
    )  # fmt: skip
    assert plan_text.read(source)[0] is not None


def test_unknown_keys_are_ignored() -> None:
    extra = SMALL.replace("[plan]", '[plan]\nfuture = { a = [1.5, "b"] }')
    extra += '\n[[surprise]]\nkey = "x"\nvalue = 1.5\n[another]\nx = 1\n'
    assert plan_text.read(extra) == plan_text.read(SMALL)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mangled_plan_is_read_or_refused_but_never_crashes(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from([SMALL, bundled("tra-vinh-2023"), unseen("can-tho-2026")]))
    lines = lines.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key = lines[at].partition("=")[0].strip()
        lines[at] = data.draw(
            st.sampled_from(
                ["", f"{key} = 1", f"{key} = 1.5", f'{key} = ""', f"{key} = []", f"{key} = true",
                 f"{key} = {{}}", f'{key} = "x"', f"{key} = 9999-12-31", f"{key} = [[1]]",
                 f"{key} = -1", f"{key} = inf", f"{key} = 00:00:00", f"[{key}]", "\x00"]
            )
        )  # fmt: skip
    plan, issues = plan_text.read("\n".join(lines))
    assert plan is not None or issues
    for issue in issues:
        assert messages.of(issue)


@pytest.mark.parametrize("key", ["labour_force", "university_students"])
def test_a_denominator_the_plan_does_not_declare_may_be_one_of_its_own(key: str) -> None:
    """The real plans divide by staff, union members and students without declaring them."""
    plan, issues = plan_text.read(SMALL + RATE.format(key, "100"))
    assert plan is not None
    assert issues == ()


def test_more_than_all_of_them_is_said_and_kept() -> None:
    plan, issues = plan_text.read(SMALL + RATE.format("labour_force", "105.5"))
    assert plan is not None
    (issue,) = issues
    assert (issue.code, issue.level) == ("plan.over_hundred", Level.WARNING)
    assert "105,5%" in messages.of(issue)
