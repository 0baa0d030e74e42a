"""Vietnamese text and numbers; expected values from domain.md E.3 to E.5 and G.1."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhdesk.domain import text
from bhdesk.domain.errors import UserError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1888", 1888),
        ("1.888", 1888),
        ("1 888", 1888),
        ("1\u00a0888", 1888),  # no-break space
        ("1\u202f888", 1888),  # narrow no-break space
        ("1\u2009888", 1888),  # thin space
        ("1\u2009888\u2009000", 1888000),
        ("1,888", 1888),
        ("3.142.280", 3142280),
        ("18.450.000.000", 18450000000),
        ("0", 0),
        ("007", 7),
        ("  94\t", 94),
        ("\ufeff94\u200b", 94),
        ("1000000000000000", 10**15),
    ],
)
def test_counts_are_read_as_people_write_them(typed: str, meant: int) -> None:
    assert text.parse_count(typed) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "count.empty"),
        (" \u00a0 ", "count.empty"),
        ("-5", "count.negative"),
        ("−5", "count.negative"),
        ("– 1.888", "count.negative"),
        ("1.888,5", "count.fraction"),
        ("1.5", "count.fraction"),
        ("0,5", "count.fraction"),
        ("0.888", "count.fraction"),
        ("1234.567", "count.fraction"),
        ("1.234.5", "count.fraction"),
        ("1.888,000", "count.fraction"),
        ("1 888.000", "count.fraction"),
        ("1..888", "count.unreadable"),
        ("12 34", "count.unreadable"),
        ("1888 người", "count.unreadable"),
        ("1e3", "count.unreadable"),
        ("１８８８", "count.unreadable"),
        ("١٢", "count.unreadable"),
        ("²", "count.unreadable"),
        ("=1+1", "count.unreadable"),
        ("1000000000000001", "count.too_large"),
        ("9" * 5000, "count.too_large"),
        ("1" + ".000" * 3000, "count.too_large"),
    ],
)
def test_what_is_no_count_is_refused(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        text.parse_count(typed)
    assert refused.value.code == code


@given(st.text(max_size=30))
def test_any_text_is_a_count_or_a_refusal(typed: str) -> None:
    with suppress(UserError):
        assert 0 <= text.parse_count(typed) <= text.MAX_COUNT


@given(st.integers(0, text.MAX_COUNT))
def test_a_printed_count_reads_back(value: int) -> None:
    assert text.parse_count(text.count(value)) == value


def test_counts_are_printed_with_dots() -> None:
    assert text.count(1888) == "1.888"
    assert text.count(3142280) == "3.142.280"
    assert text.count(483) == "483"
    assert text.count(0) == "0"
    assert text.count(None) == "–"
    assert text.count(-343) == "−343"
    assert text.signed(3) == "+3"
    assert text.signed(-5721) == "−5.721"
    assert text.signed(0) == "0"


def test_percents_are_printed_half_up_with_a_comma() -> None:
    assert text.percent(Decimal("48.1")) == "48,10%"
    assert text.percent(Decimal("0.06")) == "0,06%"
    assert text.percent(Decimal("0.005")) == "0,01%"
    assert text.percent(Decimal("92.998"), 3) == "92,998%"
    assert text.percent(None) == "–"
    assert text.percent(Decimal("1234.5")) == "1.234,50%"
    assert text.rate(Decimal("95.5")) == "95,5%"
    assert text.rate(Decimal("100")) == "100%"
    assert text.rate(Decimal("48.10")) == "48,1%"


@pytest.mark.parametrize(
    "typed", ["05/04/2026", "5/4/2026", "05-04-2026", "5.4.2026", "2026-04-05", " 05/04/2026 "]
)
def test_the_day_stands_before_the_month(typed: str) -> None:
    assert text.parse_date(typed) == date(2026, 4, 5)


@pytest.mark.parametrize(
    "typed",
    ["", "31/02/2026", "29/02/2026", "13/13/2026", "05/04/26", "4/2026", "２/3/2026", "mai",
     "0/1/2026", "2026-1_0-05", "+2026-04-05", "2026-04-05-06", "99999-01-01"],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        text.parse_date(typed)
    assert refused.value.code == "date.unreadable"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("19:00", "19:00"), ("19h00", "19:00"), ("19 giờ 05", "19:05"), ("7h", "07:00"),
     ("20 giờ 45 phút", "20:45"), ("0:00", "00:00"), ("23:59", "23:59"),
     ("1900", "19:00"), ("730", "07:30"), ("19.30", "19:30")],
)  # fmt: skip
def test_clock_times(typed: str, meant: str) -> None:
    assert text.parse_clock(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "24:00", "19:60", "7", "2460", "19", "19000", "giờ", "19:5", "１９:00"]
)
def test_what_is_no_clock_time_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        text.parse_clock(typed)
    assert refused.value.code == "clock.unreadable"


def test_one_form_of_text() -> None:
    name = "Thôn Đông"
    spread = unicodedata.normalize("NFD", name)
    assert (len(name), len(spread)) == (9, 11)  # as counted in domain.md E.5
    assert text.nfc(spread) == name
    assert text.nfc("\u200bThôn\u200d Đông\ufeff ") == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thôn Đông", unicodedata.normalize("NFD", "Thôn Đông")),
        ("Hoà", "Hòa"),
        ("THÔN HÒA BÌNH", "thôn hoà bình"),
        ("Toé", "Tóe"),
        ("Thuỵ", "Thụy"),
        ("Quý", "Qúy"),
        ("Thôn  An\u00a0Nhân", "Thôn An Nhân"),
        ("Thôn An-Nhân", "Thôn An – Nhân"),
        ("Thôn 1.", "Thôn 1"),
        ("Thôn Thượng\u00adĐình", "Thôn ThượngĐình"),
    ],
)
def test_names_an_officer_would_call_the_same(one: str, other: str) -> None:
    assert text.match_key(one) == text.match_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Thôn Đông", "Thôn Dông"), ("Thôn Hòa", "Thôn Hóa"), ("Thôn 1", "Thôn 10")]
)
def test_other_letters_and_tones_are_other_names(one: str, other: str) -> None:
    assert text.match_key(one) != text.match_key(other)


def test_the_word_for_the_kind_can_be_left_out() -> None:
    assert text.bare_name("Thôn Đông") == text.bare_name("ĐÔNG")
    assert text.bare_name("Tổ dân phố số 10") == "10"


def test_search_knows_no_diacritics() -> None:
    assert text.search_key("Thôn Đoài") == "thon doai"
    assert "dong" in text.search_key(unicodedata.normalize("NFD", "THÔN ĐÔNG"))


NATURAL = [
    "Ấp 1", "Khu vực 3", "Phường 9", "Phường 10", "Thôn 1", "Thôn 2", "Thôn 2A", "Thôn 10",
    "Thôn An Nhân", "Thôn Ấp Bắc", "Thôn Dư", "Thôn Đoài", "Thôn Đông",
    "Tổ dân phố số 9", "Tổ dân phố số 10",
]  # fmt: skip
TONES = ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"]
PEOPLE = ["Lê Văn Dũng", "Lê Văn Đạt", "Lê Văn Đức"]


@pytest.mark.parametrize("wanted", [NATURAL, TONES, PEOPLE])
def test_order_of_the_alphabet(wanted: list[str]) -> None:
    mixed = sorted(wanted, key=lambda name: unicodedata.normalize("NFD", name)[::-1])
    spread = [unicodedata.normalize("NFD", name) for name in mixed]
    assert sorted(mixed, key=text.sort_key) == wanted
    assert [text.nfc(n) for n in sorted(spread, key=text.sort_key)] == wanted


def test_every_letter_has_its_place() -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    by_code_point = sorted(letters)
    assert "".join(sorted(by_code_point, key=text.sort_key)) == letters


def test_long_dates_of_official_papers() -> None:
    assert text.long_day(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert text.long_day(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert text.long_day(date(2026, 7, 3)) == "ngày 03 tháng 7 năm 2026"
    assert text.long_day(date(2026, 12, 31)) == "ngày 31 tháng 12 năm 2026"
    assert text.day(date(2026, 4, 5)) == "05/04/2026"
