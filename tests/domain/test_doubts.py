from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bhdesk.domain.activities import Activity, Kind, doubts
from bhdesk.domain.frame import Frame, Office

MEETING = Activity(Kind.CUSTOMER_CONFERENCE, date(2026, 6, 9), place="Nhà văn hóa", id=1)


def test_every_doubt_is_told_at_once():
    twin = replace(MEETING, id=2)
    crowded = replace(MEETING, invited=60, attended=61)
    codes = [doubt.code for doubt in doubts(crowded, (twin,))]
    assert codes == ["activity.attended_over_invited", "activity.duplicate"]


def test_no_doubt_about_itself_or_another_place():
    assert doubts(MEETING, (MEETING, replace(MEETING, id=2, place="Sân đình"))) == ()


@pytest.mark.parametrize(
    ("name", "word"),
    [("xã Bình Minh", "xã"), ("đặc khu Cô Tô", "đặc khu"), ("thành phố Trà Vinh", "thành phố"),
     ("Phường Long Đức", "phường"), ("Bưu điện", "đơn vị")],
)  # fmt: skip
def test_office_word(name, word):
    frame = Frame(Office(name=name), 1, None, None, (), ())  # type: ignore[arg-type]
    assert frame.office_word == word
