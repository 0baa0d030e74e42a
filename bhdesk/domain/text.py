"""Vietnamese text: one normal form, keys to match, search and sort by, numbers as people write."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from bhdesk.domain.errors import UserError

NO_NUMBER = "–"
MAX_COUNT = 10**15

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_TONE_PLACE = rf"(o)([ae])([{_TONES}])|(u)(y)([{_TONES}])"
_GROUPED = r"[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*"
# Patterns as texts are compiled when first used, most of them long after the first paint.
# Latin letters, digits, the signs of official papers: what the faces of the paper surely have.
_NOT_ON_PAPER = (
    "[^\t\n\r -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1e99\u1ea0-\u1ef9"
    "\u2010\u2012-\u2015\u2018-\u201e\u2020-\u2022\u2026\u20ab\u2116\u2212\u2264\u2265]"
)
_FRACTION = r"[0-9., ]*[0-9][.,][0-9]+"
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
_SOFT_HYPHEN = "\u00ad"  # stays in the text itself: in TCVN3 it is the letter ư
_GAP = r"[\s\u00a0‐-―\-]+"
_NUMBERED = r"(?:số )?0*([0-9]+)"  # "Thôn số 10" and "Thôn 01" beside "Thôn 10"
_KIND_WORDS = (
    "tổ dân phố số",
    "tổ dân phố",
    "tdp",
    "khu dân cư",
    "khu phố",
    "khu vực",
    "thôn",
    "bản",
    "buôn",
    "làng",
    "khóm",
    "ấp",
    "phường",
    "xã",
)


def nfc(text: str) -> str:
    """The one form in which text is stored: NFC, no zero-width characters, edges trimmed."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).strip()


def refuse_unprintable(shown: str) -> None:
    """Names and words of the letterhead go onto paper; raises UserError text.unprintable."""
    found = re.search(_NOT_ON_PAPER, nfc(shown))
    if found:
        raise UserError("text.unprintable", char=found[0], text=nfc(shown)[:60])


@lru_cache(maxsize=4096)
def match_key(name: str) -> str:
    """Equal for names that an officer would call the same (domain.md E.5): Hoà = Hòa, NFD = NFC."""
    spread = unicodedata.normalize("NFD", nfc(name).replace(_SOFT_HYPHEN, "").lower())
    moved = re.sub(_OLD_TONE_PLACE, _move_tone, spread)
    flat = re.sub(_GAP, " ", unicodedata.normalize("NFC", moved))
    return flat.strip(" .,;:")


def _move_tone(found: re.Match[str]) -> str:
    first, second, tone = (part for part in found.groups() if part is not None)
    return first + tone + second


def lowered(name: str) -> str:
    """A name inside a sentence: "Tỷ lệ nợ" as "tỷ lệ nợ", but BHXH and VssID stay as they are."""
    first = name.partition(" ")[0]
    return name if first != first.capitalize() else name[:1].lower() + name[1:]


def bare_name(name: str) -> str:
    """The match key without the word for the kind of unit: "Thôn Đông" and "Đông" give one key."""
    key = match_key(name)
    for word in _KIND_WORDS:
        if key.startswith(word + " "):
            key = key[len(word) + 1 :].strip()
            break
    numbered = re.fullmatch(_NUMBERED, key)
    return numbered[1] if numbered else key


@lru_cache(maxsize=4096)
def search_key(text: str) -> str:
    """Without diacritics and with đ = d, for finding as one types."""
    spread = unicodedata.normalize("NFD", nfc(text).casefold().replace("đ", "d"))
    return "".join(ch for ch in spread if not unicodedata.combining(ch))


@lru_cache(maxsize=4096)
def sort_key(text: str) -> tuple[tuple[tuple[int, int, str], ...], tuple[int, ...], str]:
    """Order of the Vietnamese alphabet with numbers by value; tones decide last (domain.md E.4)."""
    letters: list[tuple[int, int, str]] = []
    tones: list[int] = []
    for part in re.split(r"(\d+)", nfc(text).casefold()):
        if part.isdecimal():
            letters.append((1, int(part), ""))
            continue
        for ch in part:
            marks = unicodedata.normalize("NFD", ch)
            tone = next((_TONE_RANK[m] for m in marks[1:] if m in _TONE_RANK), 0)
            plain = unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONE_RANK))
            if plain in _LETTER_RANK:
                letters.append((2, _LETTER_RANK[plain], ""))
                tones.append(tone)
            else:
                letters.append((0, 0, "") if ch.isspace() else (0, 1, ch))
    return tuple(letters), tuple(tones), text


def parse_count(text: str) -> int:
    """Whole persons from "1888", "1.888", "1 888" or "1,888".

    Raises UserError count.empty, count.negative, count.fraction, count.unreadable, count.too_large.
    """
    if len(text) < len(str(MAX_COUNT)) and text.isascii() and text.isdigit():
        return int(text)  # nearly every cell of a long block
    shown = nfc(text)
    plain = re.sub("[\u00a0\u2007\u2009\u202f]", " ", shown)
    if not plain:
        raise UserError("count.empty")
    if re.fullmatch(r"[-−–]\s*[0-9., ]*[0-9]", plain):
        raise UserError("count.negative", text=shown)
    if not re.fullmatch(r"[0-9]+", plain):
        if not plain.isascii() or not re.fullmatch(r"[0-9., ]+", plain):
            raise UserError("count.unreadable", text=shown)
        if not re.fullmatch(_GROUPED, plain):
            fraction = re.fullmatch(_FRACTION, plain)
            raise UserError("count.fraction" if fraction else "count.unreadable", text=shown)
    digits = re.sub(r"[., ]", "", plain).lstrip("0") or "0"
    if len(digits) > len(str(MAX_COUNT)) or int(digits) > MAX_COUNT:
        raise UserError("count.too_large", text=shown)
    return int(digits)


def parse_money(text: str) -> int:
    """Whole đồng, written like a count of persons.

    Raises UserError count.empty, count.negative, count.too_large, money.unreadable.
    """
    try:
        return parse_count(text)
    except UserError as problem:
        raise money_problem(problem) from problem


def money_problem(problem: UserError) -> UserError:
    """Why a text is no amount of money, from why it is no count of persons."""
    if problem.code in {"count.fraction", "count.unreadable"}:
        return UserError("money.unreadable", **problem.params)
    return problem


def parse_date(text: str) -> date:
    """dd/mm/yyyy (also with "-" or "."), or yyyy-mm-dd; never month first.

    Raises UserError date.unreadable.
    """
    shown = nfc(text)
    found = re.fullmatch(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})", shown)
    turned = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", shown)
    parts = found.groups()[::-1] if found else turned.groups() if turned else ("0", "0", "0")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError as cause:
        raise UserError("date.unreadable", text=shown) from cause


def parse_clock(text: str) -> str:
    """The time in "19:00", "19h00", "19 giờ 05", "7h", "19.00" or "1900" as "HH:MM".

    Raises UserError clock.unreadable.
    """
    shown = nfc(text)
    found = re.fullmatch(
        r"([0-9]{1,2})\s*(?::|h|giờ|g)\s*([0-9]{2})?(?:\s*(?:phút|p))?", shown.lower()
    ) or re.fullmatch(r"([0-9]{1,2})\.?([0-9]{2})", shown)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise UserError("clock.unreadable", text=shown)
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


def count(value: int | None) -> str:
    """1888 as "1.888"; None as "–"; negative with a true minus."""
    if value is None:
        return NO_NUMBER
    text = f"{abs(value):,}".replace(",", ".")
    return f"−{text}" if value < 0 else text


def signed(value: int | None) -> str:
    """A difference with its sign: "+3", "−343", "0"."""
    return f"+{count(value)}" if value is not None and value > 0 else count(value)


def decimal(value: Decimal, places: int = 2) -> str:
    """Half-up with a decimal comma and dots for thousands: Decimal("1234.5") as "1.234,50"."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, part = f"{abs(rounded):f}".partition(".")
    body = f"{int(whole):,}".replace(",", ".") + (f",{part}" if part else "")
    return f"−{body}" if rounded < 0 else body


def percent(value: Decimal | None, places: int = 2) -> str:
    """Decimal("48.1") as "48,10%"; None as "–"."""
    return NO_NUMBER if value is None else f"{decimal(value, places)}%"


def rate(value: Decimal) -> str:
    """A percent as a plan writes it, without added zeros: Decimal("95.5") as "95,5%"."""
    text = f"{value.normalize():f}"
    return text.replace(".", ",") + "%"


def day(value: date) -> str:
    """dd/MM/yyyy."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def moment(stored: str) -> str:
    """A stored moment as read: 14:32 05/04/2026."""
    at = datetime.fromisoformat(stored)
    return f"{at:%H:%M} {day(at.date())}"


def short_day(value: date) -> str:
    """Day and month as on a header: 30/4."""
    return f"{value.day}/{value.month}"


def month_number(month: int) -> str:
    """Months 1 and 2 get a zero in official papers, 3 to 12 do not (NĐ 30/2020, Phụ lục I)."""
    return f"{month:02d}" if month < 3 else str(month)


def long_day(value: date) -> str:
    """A day by the rules of official papers: "ngày 05 tháng 02 năm 2026"."""
    return f"ngày {value.day:02d} tháng {month_number(value.month)} năm {value.year}"


def cut_middle(shown: str, most: int) -> str:
    """At most so many letters: a long place keeps its drive and its last folders."""
    if len(shown) <= most:
        return shown
    head = most // 4
    return f"{shown[:head]}…{shown[len(shown) - (most - head - 1):]}"
