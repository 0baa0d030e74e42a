"""Kinds, questions and answers, repeated days, finding, and meetings beside the counts."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction

import pytest

from bhdesk.domain import activity_list, exchanges, meeting_words, repeats, spot_growth
from bhdesk.domain.activities import Activity, ActivityState, Kind, cleaned, doubts
from bhdesk.domain.activity_kinds import CONFERENCES, KINDS, kind_of
from bhdesk.domain.activity_list import Filter
from bhdesk.domain.errors import UserError
from bhdesk.domain.exchanges import Exchange
from bhdesk.domain.periods import Month
from bhdesk.domain.spot_growth import Growth

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_every_kind_is_described_and_asks_for_fields_there_are() -> None:
    known = {one.name for one in fields(Activity)}
    assert [kind.key for kind in KINDS] == list(Kind)
    for kind in KINDS:
        assert known.issuperset(kind.fields), kind.key
        assert kind.counted == kind.counted.strip()
    assert frozenset({Kind.CUSTOMER_CONFERENCE}) == CONFERENCES
    assert {"minutes"} <= set(kind_of(Kind.BROADCAST).fields)
    assert {"channel", "link"} <= set(kind_of(Kind.ARTICLE).fields)


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ("Hỏi: A?\nĐáp: B.\nhỏi :  C\nTrả lời: D", (Exchange("A?", "B."), Exchange("C", "D"))),
        ("Đóng ở đâu?\nKhi nào?", (Exchange("Đóng ở đâu?\nKhi nào?"),)),
        ("Hỏi: A\ntiếp\nĐáp: B\ntiếp", (Exchange("A\ntiếp", "B\ntiếp"),)),
        ("Đáp: B", (Exchange("", "B"),)),
        ("Hỏi: A\nHỏi: B", (Exchange("A"), Exchange("B"))),
        (" \n ", ()),
    ],
)
def test_questions_and_answers(words: str, pairs: tuple[Exchange, ...]) -> None:
    assert exchanges.read(words) == pairs
    assert exchanges.read(exchanges.told(pairs)) == pairs


def test_days_of_a_month_by_weekday() -> None:
    june = Month(2026, 6)
    assert len(repeats.days_of(june)) == 30
    working = repeats.days_of(june, repeats.weekdays("2, T3,4;5,6"))
    assert (len(working), working[0], working[-1]) == (22, date(2026, 6, 1), date(2026, 6, 30))
    assert repeats.days_of(june, repeats.weekdays("cn")) == tuple(
        date(2026, 6, day) for day in (7, 14, 21, 28)
    )
    for typed in ("1", "9", "thứ hai", ""):
        with pytest.raises(UserError) as refused:
            repeats.weekdays(typed)
        assert refused.value.code == "repeat.weekday"


def test_repeats_keep_apart_what_is_there() -> None:
    air = Activity(Kind.BROADCAST, date(2026, 6, 1), place="Đài xã", id=7)
    stored = Activity(Kind.BROADCAST, date(2026, 6, 2), place="đài  xã")
    days = [date(2026, 6, 3), date(2026, 6, 2), date(2026, 6, 3)]
    planned = repeats.plan(air, days, [stored])
    assert [(item.day.day, item.id) for item in planned.new] == [(3, 0)]
    assert [item.day.day for item in planned.twins] == [2]
    with pytest.raises(UserError) as refused:
        repeats.plan(air, [], [])
    assert refused.value.code == "repeat.no_days"


def test_without_a_place_the_villages_tell_two_events_apart() -> None:
    one = Activity(Kind.BROADCAST, date(2026, 6, 1), units=(1, 2))
    assert doubts(one, [Activity(Kind.BROADCAST, date(2026, 6, 1), units=(3,), id=5)]) == ()
    (doubt,) = doubts(one, [Activity(Kind.BROADCAST, date(2026, 6, 1), units=(2, 1), id=5)])
    assert (doubt.code, doubt.params["place"]) == ("activity.duplicate", "nơi chưa ghi")


def test_finding_without_accents() -> None:
    held = Activity(Kind.DIALOGUE_CONFERENCE, date(2026, 6, 9), place="Nhà văn hóa Thôn Đoài")
    planned = Activity(Kind.BROADCAST, date(2026, 6, 9), ActivityState.PLANNED, units=(4,))
    both = (held, planned)

    def found(**asked: object) -> tuple[Activity, ...]:
        return activity_list.chosen(both, Filter(*YEAR, **asked))  # type: ignore[arg-type]

    assert found(words="DOAI nha van") == (held,)
    assert found(words="đối thoại 09/06") == (held,)
    assert found(words="thôn đông") == ()
    assert found(unit=4) == (planned,)
    assert found(states=frozenset({ActivityState.HELD})) == (held,)
    assert found(kinds=frozenset({Kind.BROADCAST})) == (planned,)
    assert activity_list.chosen(both, Filter(date(2026, 6, 10), YEAR[1])) == ()


def test_what_paper_and_excel_refuse_is_not_stored() -> None:
    dirty = Activity(Kind.BROADCAST, YEAR[0], topic="a\tb\r\nc\x07", units=(2, 1, 2))
    assert (cleaned(dirty).topic, cleaned(dirty).units) == ("a b\nc", (2, 1))


def test_meetings_beside_the_counts() -> None:
    def meeting(joined: int | None, *units: int, **more: object) -> Activity:
        spot = () if joined is None else (("vsi", joined),)
        return Activity(
            Kind.CUSTOMER_CONFERENCE, date(2026, 6, 9), units=units, enrolled=spot, attended=40,
            **more,  # type: ignore[arg-type]
        )  # fmt: skip

    log = [
        meeting(6, 1), meeting(4, 1, 2), meeting(None, 2), meeting(9, 1, id=9),
        meeting(50, 1, state=ActivityState.PLANNED),
        Activity(Kind.BROADCAST, date(2026, 6, 1), units=(3,)),
    ]  # fmt: skip
    growth = {None: Growth(30, 21), 1: Growth(16, 9), 2: Growth(), 3: Growth(0, -2)}
    office, one, two, three = spot_growth.compare(log, "vsi", (1, 2, 3), growth)
    # of two villages together: once for the commune, once for each village (domain.md D.3, 18)
    assert (office.meetings, office.enrolled, office.shared) == (4, 19, 4)
    assert (one.meetings, one.enrolled, one.shared, one.is_over) == (3, 19, 4, True)
    assert (two.meetings, two.enrolled, two.share, two.is_over) == (2, 4, None, False)
    assert (three.meetings, three.share) == (0, None)
    assert office.share == Fraction(1900, 30)


@pytest.mark.parametrize(
    ("person", "name"),
    [("Ông A B, Phó Chủ tịch", "A B"), ("bà C", "C"), ("Đồng chí D E", "D E"), ("Ônga", "Ônga")],
)
def test_the_name_under_a_signature(person: str, name: str) -> None:
    assert meeting_words.signed_name(person) == name
