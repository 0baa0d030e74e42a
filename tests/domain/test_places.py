"""Lists of villages as people send them; how a typed name finds its unit (domain.md E.4, E.5)."""

from __future__ import annotations

import unicodedata

import pytest

from bhdesk.domain import places
from bhdesk.domain.errors import UserError
from bhdesk.domain.places import Unit


def names(raw: str) -> list[str]:
    return [draft.name for draft in places.read_names(raw)]


def test_one_name_a_line_in_the_order_of_the_decision() -> None:
    assert names("Thôn 1\nThôn 10\r\n\n  Thôn Đông \n") == ["Thôn 1", "Thôn 10", "Thôn Đông"]
    assert names("1. Thôn Đoài\n2) Thôn Đông\n") == ["Thôn Đoài", "Thôn Đông"]
    assert names(unicodedata.normalize("NFD", "Thôn Đông")) == ["Thôn Đông"]


def test_numbers_headings_titles_and_totals_are_no_villages() -> None:
    sheet = (
        "DANH SÁCH THÔN XÃ BÌNH MINH\t\t\n"
        "(Kèm theo Quyết định số 12/QĐ-UBND)\t\t\n"
        "\t\t\n"
        "STT\tTên thôn\tDân số\n"
        "1\tThôn 1\t4.630\n"
        "2\tThôn An Nhân\t4.420\n"
        "\tTổng cộng\t9.050\n"
    )
    assert names(sheet) == ["Thôn 1", "Thôn An Nhân"]
    assert names("Đơn vị\tBHYT\nPhường 1\t10.324\nCộng\t1\n") == ["Phường 1"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "unit.none"),
        ("STT\tTên thôn\n\tTổng cộng\n", "unit.none"),
        ("Thôn Hoà\nThôn Hòa\n", "unit.twice"),
        ("Thôn " + "a" * 200, "unit.too_long"),
    ],
)
def test_lists_that_are_refused(raw: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        places.read_names(raw)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Thôn 1", "thon"), ("Tổ dân phố số 3", "to_dan_pho"), ("Ấp Bắc", "ap"), ("Khóm 2", "khom"),
     ("Khu vực 3", "khu_vuc"), ("Phường 9", "phuong"), ("BUÔN Ma", "buon"), ("Đông", "thon")],
)  # fmt: skip
def test_the_kind_is_in_the_name(name: str, kind: str) -> None:
    assert places.kind_of(name) == kind


def test_keys_are_plain_and_differ() -> None:
    assert places.make_key("Thôn Đông") == "thon-dong"
    assert places.make_key("Thôn Đồng", ["thon-dong"]) == "thon-dong-2"
    assert places.make_key("???") == "unit"


LISTED = tuple(
    Unit(at, key, name, "thon", at)
    for at, (key, name) in enumerate(
        [
            ("thon-1", "Thôn 1"),
            ("thon-10", "Thôn 10"),
            ("hoa", "Thôn Hòa"),
            ("p-hoa", "Khu phố Hòa"),
        ]
    )
)


def test_a_unit_is_found_by_key_or_name() -> None:
    assert places.find(LISTED, "thon-10").name == "Thôn 10"
    assert places.find(LISTED, "THÔN HOÀ").key == "hoa"
    assert places.find(LISTED, unicodedata.normalize("NFD", "thôn hòa")).key == "hoa"
    assert places.find(LISTED, "1").key == "thon-1"


@pytest.mark.parametrize(
    ("typed", "code"), [("Thôn 3", "unit.unknown"), ("Hòa", "unit.ambiguous"), ("", "unit.unknown")]
)
def test_a_name_that_finds_none_or_two(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        places.find(LISTED, typed)
    assert refused.value.code == code
