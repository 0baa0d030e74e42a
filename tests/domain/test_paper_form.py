"""Who signs how, which annexes have numbers, what a paper and its file are called (NĐ 30/2020)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bhdesk.domain import letterhead, official, progress
from bhdesk.domain.board import Figures
from bhdesk.domain.document import Annex
from bhdesk.domain.errors import UserError
from bhdesk.domain.frame import Office, Signer
from bhdesk.domain.narrative import compose
from bhdesk.domain.paper_kinds import PAPER_KINDS, kind_of, periodic
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.report import Source
from tests.domain.boards import HI, build, frame_of
from tests.plans import unseen

UBND = Office("xã Bình Minh", issuer="ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH", symbol="BC-UBND")
COMMITTEE = Office("xã Bình Minh", "UBND xã Bình Minh", "Ban Chỉ đạo", symbol="BC-BCĐ")
ROOM = Office("xã Bình Minh", "UBND xã Bình Minh", "Phòng Văn hóa - Xã hội", symbol="BC-VHXH")


@pytest.mark.parametrize(
    ("office", "authority", "post", "lines"),
    [
        (UBND, "", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (UBND, "KT. Chủ tịch", "Phó Chủ tịch",
         ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (UBND, "TM. Ủy ban nhân dân\nKT. Chủ tịch", "Phó Chủ tịch",
         ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (UBND, "TL. Chủ tịch", "Trưởng phòng Văn hóa - Xã hội",
         ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI")),
        (UBND, "TUQ. Chủ tịch", "Chánh Văn phòng", ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (COMMITTEE, "TM. Ban Chỉ đạo", "Trưởng ban", ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
        (COMMITTEE, "KT. Trưởng ban", "Phó Trưởng ban",
         ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (ROOM, "", "Trưởng phòng", ("TRƯỞNG PHÒNG",)),
        (ROOM, "KT. Trưởng phòng", "Phó Trưởng phòng", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
    ],
)  # fmt: skip
def test_who_signs_for_whom(
    office: Office, authority: str, post: str, lines: tuple[str, ...]
) -> None:
    signed = letterhead.signature(office, Signer(1, "Nguyễn Văn A", post, authority))
    assert (signed.lines, signed.name) == (lines, "Nguyễn Văn A")


def test_without_a_signer_the_head_s_post_stands_alone() -> None:
    assert letterhead.signature(UBND, None).lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert letterhead.signature(COMMITTEE, None).lines == ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")
    assert letterhead.signature(ROOM, None).lines == ("TRƯỞNG PHÒNG",)


def test_annexes_have_numbers_from_two_on() -> None:
    one = Annex("A", ())
    assert [annex.number for annex in official.numbered([one])] == [""]
    assert [annex.number for annex in official.numbered([one, one, one])] == ["I", "II", "III"]


def test_another_kind_of_paper_has_another_symbol() -> None:
    def symbol(office: Office, initials: str) -> str:
        return letterhead.head_of(office, initials, Month(2026, 7), None, None).symbol

    assert (symbol(COMMITTEE, "BC"), symbol(COMMITTEE, "TB")) == ("BC-BCĐ", "TB-BCĐ")
    assert symbol(ROOM, "TB") == "TB-VHXH"


def test_kinds_take_only_their_periods() -> None:
    assert len({kind.key for kind in PAPER_KINDS}) == len(PAPER_KINDS)
    quarter = Period.parse("2026-Q2")
    assert periodic(quarter).file_name(quarter) == "Bao cao quy 2-2026"
    assert kind_of("villages").file_name(Period.parse("2026-H1")) == (
        "Phieu tien do 6 thang dau nam 2026"
    )
    for kind in PAPER_KINDS:
        for period in (Period.of(one, Month(2026, 5)) for one in PeriodKind):
            assert kind.file_name(period).isascii()
            if period.kind in kind.periods:
                kind.refuse_wrong(period)
            else:
                with pytest.raises(UserError, match=r"report\.wrong_period"):
                    kind.refuse_wrong(period)


def test_a_number_that_is_whole_has_no_comma() -> None:
    assert progress.plain(Fraction(210)) == "210"
    assert progress.plain(Fraction(57, 4)) == "14,3"


@pytest.mark.parametrize(
    ("month", "closing", "words"),
    [
        (11, 1189, "đạt 98,75% kế hoạch năm, còn thiếu 15 người."),
        (12, 1213, "đạt 100,75% kế hoạch năm, vượt 9 người."),
    ],
)
def test_s10_a_mark_in_words_is_told_and_not_judged(month: int, closing: int, words: str) -> None:
    frame = frame_of(unseen("can-tho-2026"))
    at = Month(2026, month)
    made = build(frame, at, {(None, HI): Figures(closing=closing)}, {(None, HI): 1204}, {})
    report = compose(Source(frame, made, Period.of(PeriodKind.MONTH, at), at.last_day, (), (), ()))
    told = [text for text in report.narrative if text.startswith("Mốc ")]
    assert len(told) == 1
    assert "không nêu con số" in told[0]
    assert told[0].endswith(words)
