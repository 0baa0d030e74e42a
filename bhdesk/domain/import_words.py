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
    "si_participants": ("tong bhxh", "tong so bhxh", "tong so nguoi tham gia bhxh"),
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
        "tong so nguoi tham gia", "tong so nguoi", "tong so", "thuc hien", "den nay", "dang dong",
        "co den cuoi", "so nguoi", "so luong",
    ),
}  # fmt: skip
# A column that says one of these, or stands under it, holds no count of the month.
_COMPARED = (
    "ty le", "ti le", "so voi", "luy ke", "cung ky", "nam truoc", "con thieu", "con phai",
    "can them", "chenh lech",
)  # fmt: skip
# A column that says one of these itself holds no count of ours, whatever else it says.
_NOISE = (
    *_COMPARED, "ke hoach", "chi tieu giao", "chi tieu nam", "chi tieu", "tang giam", "so tien",
    "so ho", "so khau", "nhan khau",
    "dan so", "llld", "luc luong lao dong", "ghi chu", "cccd", "cmnd", "so dinh danh", "ma so",
    "ma the", "ma don vi", "ma thon", "ho ten", "ho va ten", "ngay sinh", "nam sinh",
    "dien thoai", "sdt", "truong thon", "nguoi phu trach", "ngay cap", "ngay thang",
)  # fmt: skip
# A part of those insured, which must not be taken for all of them (D.1).
_SUBGROUPS = (
    "ngheo", "hoc sinh", "sinh vien", "hssv", "tre em", "cao tuoi", "nu", "dan toc", "bao tro",
    "huu tri", "cuu chien binh", "khuyet tat", "muc song trung binh", "nong lam", "gia han",
    "tai tuc",
)  # fmt: skip
_SUMS = {"cong", "tong", "tong cong", "tong so", "tong so tang", "tong tang", "tong so giam"}
_PLACE_NOUNS = (
    "thon", "xom", "to dan pho", "tdp", "ap", "khom", "khu vuc", "khu pho", "khu dan cu", "ban",
    "buon", "lang", "xa", "phuong", "don vi", "dia ban", "dia phuong",
)  # fmt: skip
_PLACE_FILLERS = {"ten", "danh", "sach", "cac", "hoac", "va", "so"}
_NUMBER_WORDS = {"stt", "tt", "so tt", "so thu tu"}
_INDICATOR_WORDS = {"chi tieu", "noi dung", "loai hinh", "tieu chi", "ten chi tieu"}
_INSURANCE = {"bhxh", "bhyt", "bhtn"}
_SENSITIVE = re.compile(r"(?<![a-z0-9])(hiv|aids|arv|methadone)(?![a-z])")


def folded(words: str) -> str:
    """Words to compare: no diacritics, no case, signs between words as one space."""
    return re.sub(r"[^a-z0-9%]+", " ", text.search_key(words)).strip()


@lru_cache(maxsize=4096)
def part_of(words: str) -> Part | None:
    """The part a heading names: the longest word of it that is one of ours."""
    key = folded(words)
    found = [
        (len(word), part)
        for part, known in _PART_WORDS.items()
        for word in known
        if _has(key, word)
    ]
    return max(found)[1] if found else None


def _has(key: str, word: str) -> bool:
    return f" {word} " in f" {key} "


@lru_cache(maxsize=4096)
def is_noise(words: str) -> bool:
    """Whether a heading says that its column is no count: a rate, a target, a code, a remark."""
    key = folded(words)
    return "%" in key or any(_has(key, word) for word in _NOISE)


def is_compared(words: str) -> bool:
    """Whether a heading says that all beneath it is a comparison or a running total."""
    key = folded(words)
    return "%" in key or any(_has(key, word) for word in _COMPARED)


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
        self._words = sorted(words.items(), key=lambda pair: -len(pair[0]))
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
        for word, measure in self._words:
            if word and _has(key, word):
                rest = f" {key} ".replace(f" {word} ", " ")
                return "" if any(_has(rest.strip(), some) for some in _SUBGROUPS) else measure
        return ""

    def only(self, words: str) -> str:
        """The one measure a title is about; "" when it speaks of none or of several."""
        key, found = f" {folded(words)} ", set()
        for word, measure in self._words:
            if word and f" {word} " in key:
                found.add(measure)
                key = key.replace(f" {word} ", " / ")
        left = _INSURANCE & set(key.split())
        return found.pop() if len(found) == 1 and not left else ""


def month_of(words: str, near: Month) -> Month | None:
    """The month a title or heading names; a month without a year is that of `near`'s year."""
    key = text.search_key(words)
    if found := re.search(r"(?<![0-9])[0-9]{1,2}[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?![0-9])", key):
        return _month(int(found[2]), int(found[1]))
    found = re.search(
        r"(?<![a-z])(?:thang|t)\s*([0-9]{1,2})(?![0-9])"
        r"(?:\s*(?:nam|[/.-])\s*([0-9]{4})(?![0-9]))?",
        key,
    )
    return _month(int(found[2] or near.year), int(found[1])) if found else None


def _month(year: int, number: int) -> Month | None:
    return Month(year, number) if 1900 <= year <= 2999 and 1 <= number <= 12 else None
