"""The words over the columns of a count sheet: which measure, which part, which month, or noise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.catalogue import Measure

_MEASURE_WORDS = {
    "vsi_participants": (
        "bhxh tu nguyen", "bhxh tn", "bhxhtn", "bao hiem xa hoi tu nguyen", "bhxh tnguyen",
    ),
    "csi_participants": ("bhxh bat buoc", "bhxh bb", "bhxhbb", "bao hiem xa hoi bat buoc"),
    "si_participants": (
        "tong bhxh", "tong so bhxh", "tong so nguoi tham gia bhxh", "bhxh bb tn", "bhxh bb va tn",
        "bhxh bat buoc tu nguyen", "bhxh bat buoc va tu nguyen", "bhxh bat buoc bhxh tu nguyen",
        "bhxh bb bhxh tn",
    ),
    "ui_participants": ("bhtn", "bao hiem that nghiep", "bh that nghiep"),
    "hhi_participants": (
        "bhyt ho gia dinh", "bhyt hgd", "bhythgd", "bhyt ho gd", "bhyt ho",
        "bao hiem y te ho gia dinh", "bao hiem y te hgd", "bao hiem y te ho",
    ),
    "shi_participants": ("bhyt tu dong", "bao hiem y te tu dong"),
    "students_with_hi": ("bhyt hoc sinh", "bhyt hs", "bhyt hssv", "bao hiem y te hoc sinh"),
    "hi_participants": ("bhyt", "bao hiem y te", "bh y te"),
}  # fmt: skip
_PART_WORDS = {
    Part.OPENING: (
        "dau ky", "dau thang", "so dau", "ton dau", "thang truoc", "ky truoc", "co den dau",
    ),
    Part.NEW: (
        "tang moi", "moi", "pt moi", "ptm", "phat trien moi", "tham gia moi", "so moi", "tang",
        "moi tham gia", "tang trong ky", "phat trien trong ky", "phat trien",
    ),
    Part.RESUMED: (
        "tham gia lai", "tai tham gia", "dong tiep", "quay lai", "dong lai", "tai ky", "dong noi",
    ),
    Part.LAPSED: (
        "giam", "giam trong ky", "dung dong", "dung tham gia", "gian doan", "tam dung",
        "ngung dong", "ngung tham gia", "thoi tham gia", "dung",
    ),
    Part.MOVED_IN: ("chuyen den",),
    Part.MOVED_OUT: ("chuyen di",),
    Part.DIED: ("qua doi", "tu vong", "da mat", "chet"),
    Part.SWITCHED: ("chuyen nhom", "chuyen doi tuong"),
    Part.CLOSING: (
        "cuoi ky", "cuoi thang", "so cuoi", "hien co", "dang tham gia", "so nguoi tham gia",
        "tong so nguoi tham gia", "tong so nguoi", "tong so", "thuc hien", "th", "den nay",
        "dang dong", "co den cuoi", "so nguoi", "so luong",
    ),
}  # fmt: skip
# A column that says one of these, or stands under it, holds no count of the month.
_COMPARED = frozenset((
    "ty le", "ti le", "so voi", "luy ke", "cung ky", "nam truoc", "con thieu", "con phai",
    "can them", "chenh lech", "tu dau nam", "thang dau nam",
))  # fmt: skip
# A column that says one of these itself holds no count of ours, whatever else it says.
_NOISE = _COMPARED | frozenset((
    "ke hoach", "kh", "chi tieu giao", "chi tieu nam", "chi tieu", "tang giam", "so tien",
    "so ho", "so khau", "nhan khau",
    "dan so", "llld", "luc luong lao dong", "ghi chu", "cccd", "cmnd", "so dinh danh", "ma so",
    "ma the", "ma don vi", "ma thon", "ho ten", "ho va ten", "ngay sinh", "nam sinh",
    "dien thoai", "sdt", "truong thon", "nguoi phu trach", "ngay cap", "ngay thang",
))  # fmt: skip
# A part of those insured, which must not be taken for all of them (D.1).
_SUBGROUPS = frozenset((
    "ngheo", "hoc sinh", "sinh vien", "hssv", "tre em", "cao tuoi", "nu", "dan toc", "bao tro",
    "huu tri", "cuu chien binh", "khuyet tat", "muc song trung binh", "nong lam", "gia han",
    "tai tuc",
))  # fmt: skip
_SUMS = {"cong", "tong", "tong cong", "tong so", "tong so tang", "tong tang", "tong so giam"}
_PLACE_NOUNS = (
    "thon", "xom", "to dan pho", "tdp", "ap", "khom", "khu vuc", "khu pho", "khu dan cu", "ban",
    "buon", "lang", "xa", "phuong", "don vi", "dia ban", "dia phuong",
)  # fmt: skip
_PLACE_FILLERS = {"ten", "danh", "sach", "cac", "hoac", "va", "so"}
_NUMBER_WORDS = {"stt", "tt", "so tt", "so thu tu"}
_INDICATOR_WORDS = {"chi tieu", "noi dung", "loai hinh", "tieu chi", "ten chi tieu"}
_INSURANCE = {"bhxh", "bhyt", "bhtn"}
_PARTS = {word: part for part, known in _PART_WORDS.items() for word in known}
_LONGEST = 12  # words of the longest name of a measure
_LEADING = ("so nguoi tham gia ", "so nguoi co the ", "so the ", "so nguoi ", "so ")
_YEAR_AFTER = r"(?:\s*(?:nam|[/.-])\s*([0-9]{4})(?![0-9]))?"
_MONTH = re.compile(rf"(?<![a-z])(?:thang|t)\s*([0-9]{{1,2}})(?![0-9]){_YEAR_AFTER}")
_QUARTER = re.compile(rf"(?<![a-z])quy\s*(i{{1,3}}|iv|[1-4])(?![a-z0-9]){_YEAR_AFTER}")
_MONTHS_OF_YEAR = re.compile(r"(?<![0-9])([1-9]|1[0-2])\s*thang\s*dau\s*nam(?:\s*([0-9]{4}))?")
_PERIOD = re.compile(r"(?<![a-z])ky(?: bao cao| so lieu)?\s*:?\s*([0-9]{1,2})[/.-]([0-9]{4})")
_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
# "tháng năm" alone may be any: "tháng, năm"; and "tháng sau" is no "tháng sáu"
_MONTH_WORD = re.compile(
    r"\btháng (mười một|mười hai|giêng|một|hai|ba|tư|sáu|bảy|bẩy|tám|chín|mười|chạp"
    r"|năm(?= năm [0-9]{4}))\b(?: năm ([0-9]{4}))?"
)
_IN_MONTH = {"trong thang", "trong ky", "thang nay", "ky nay", "trong thang nay"}
_MONTH_LABELS = {"thang", "ky", "thang bao cao", "ky bao cao", "thang so lieu"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SIGNS = re.compile(r"[^a-z0-9%]+")
_SENSITIVE = re.compile(r"(?<![a-z0-9])(hiv|aids|arv|methadone)(?![a-z])")


def folded(words: str) -> str:
    """Words to compare: no diacritics, no case, signs between words as one space."""
    return _SIGNS.sub(" ", text.search_key(words)).strip()


@lru_cache(maxsize=4096)
def part_of(words: str) -> Part | None:
    """The part a heading names: the longest word of it that is one of ours."""
    found = [(len(word), _PARTS[word]) for word in _runs(folded(words)) if word in _PARTS]
    return max(found)[1] if found else None


def _runs(key: str) -> set[str]:
    """Every run of words in a heading, up to the longest word that is known here."""
    words = key.split()
    return {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1)
    }


@lru_cache(maxsize=4096)
def is_noise(words: str) -> bool:
    """Whether a heading says that its column is no count: a rate, a target, a code, a remark."""
    key = folded(words)
    return "%" in key or not _NOISE.isdisjoint(_runs(key))


def is_compared(words: str) -> bool:
    """Whether a heading says that all beneath it is a comparison or a running total."""
    key = folded(words)
    return "%" in key or not _COMPARED.isdisjoint(_runs(key))


def is_subgroup(words: str) -> bool:
    """Whether words name only some of those insured: the poor, pupils, women."""
    return not _SUBGROUPS.isdisjoint(_runs(folded(words)))


def is_sum(words: str) -> bool:
    """Whether a heading under a group is that group's own sum."""
    return folded(words) in _SUMS


def is_label(words: str) -> bool:
    """Whether a heading stands over names or running numbers."""
    return folded(words) in _NUMBER_WORDS | _INDICATOR_WORDS or is_place_label(words)


@lru_cache(maxsize=4096)
def is_place_label(words: str) -> bool:
    """Whether a heading stands over the names of villages: nothing but words for places."""
    key = rest = f" {folded(words)} "
    for noun in _PLACE_NOUNS:
        while f" {noun} " in rest:
            rest = rest.replace(f" {noun} ", " ")
    return rest != key and set(rest.split()) <= _PLACE_FILLERS


def is_in_month(words: str) -> bool:
    """Whether a heading under a group only says that it is of this month."""
    return folded(words) in _IN_MONTH


def is_month_label(words: str) -> bool:
    """Whether a heading stands over months, one a row."""
    return folded(words) in _MONTH_LABELS


def is_indicator_label(words: str) -> bool:
    """Whether a heading stands over what each row says."""
    return folded(words) in _INDICATOR_WORDS


def is_number_label(words: str) -> bool:
    """Whether a heading stands over running numbers."""
    return folded(words) in _NUMBER_WORDS


def is_sensitive(words: str) -> bool:
    """Whether words name what may not be kept here: HIV, AIDS, ARV, methadone (E.7, P3)."""
    return bool(_SENSITIVE.search(text.search_key(words)))


class MeasureWords:
    """Finds the measure a text names; the longest name that fits wins, so BHYT HGĐ is not BHYT."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        words = {word: key for key, known in _MEASURE_WORDS.items() for word in known}
        for measure in measures:
            for name in (measure.name, measure.short, measure.brief):
                words[folded(name)] = measure.key
        words.pop("", None)
        self._measures = words
        # "Số người tham gia BHYT" says no more than BHYT, and less than "BHYT hộ gia đình"
        self._ranks = {word: (len(_core(word)), len(word)) for word in words}
        self._words = sorted(words, key=self._ranks.__getitem__, reverse=True)
        self._found: dict[str, str] = {}

    def find(self, words: str) -> str:
        """The key of a measure, also of one the office does not count; "" when none is named.

        Words that name only some of those insured ("BHYT hộ nghèo") name no measure.
        """
        key = folded(words)
        if key not in self._found:
            self._found[key] = self._look(key)
        return self._found[key]

    def _look(self, key: str) -> str:
        found = [word for word in _runs(key) if word in self._measures]
        if not found:
            return ""
        word = max(found, key=self._ranks.__getitem__)
        rest = f" {key} ".replace(f" {word} ", " ")
        return "" if is_subgroup(rest) else self._measures[word]

    def only(self, words: str) -> str:
        """The one measure a title is about; "" when it speaks of none or of several."""
        key, found = f" {folded(words)} ", set()
        for word in self._words:
            if f" {word} " in key:
                found.add(self._measures[word])
                key = key.replace(f" {word} ", " / ")
        left = _INSURANCE & set(key.split())
        return found.pop() if len(found) == 1 and not left else ""


def _core(word: str) -> str:
    """A name without the words that every count begins with."""
    start = next((lead for lead in _LEADING if word.startswith(lead)), "")
    return word.removeprefix(start)


def month_of(words: str, near: Month) -> Month | None:
    """The month a title or heading names; a month without a year is that of `near`'s year.

    A quarter and "6 tháng đầu năm" are named by their last month: its closing is theirs.
    """
    key = text.search_key(words)
    if found := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{4})", key):
        return _month(int(found[2]), int(found[1]))
    if found := re.search(r"(?<![0-9])[0-9]{1,2}[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?![0-9])", key):
        return _month(int(found[2]), int(found[1]))
    if found := _QUARTER.search(key):
        number = _ROMAN.get(found[1]) or int(found[1])
        return _month(int(found[2] or near.year), 3 * number)
    if found := _MONTHS_OF_YEAR.search(key):
        return _month(int(found[2] or near.year), int(found[1]))
    if found := _MONTH.search(key) or _PERIOD.search(key):
        return _month(int(found[2] or near.year), int(found[1]))
    found = _MONTH_WORD.search(text.nfc(words).lower())
    return _month(int(found[2] or near.year), _MONTH_WORDS[found[1]]) if found else None


def _month(year: int, number: int) -> Month | None:
    return Month(year, number) if 1900 <= year <= 2999 and 1 <= number <= 12 else None
