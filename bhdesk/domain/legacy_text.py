"""Vietnamese text of the fonts before Unicode (.VnTime, VNI-Times): seen for what it is, put right.

Such text arrives as Latin letters that only its font made Vietnamese: "Th«n §«ng", "Thoân Ñoâng".
TCVN3 is one byte a letter (TCVN 5712:1993, whose 134 letters are below); the soft hyphen U+00AD
is its ư, so nothing may be stripped before converting. VNI is a base letter and a mark after it.
Windows-1258 read as Windows-1252 is put right in the same way.
Fonts whose name ends in H (.VnTimeH) show small letters as capitals: the case the writer saw is
not in the text, and nothing here hangs on it.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Encoding(StrEnum):
    """How the letters of an old font or code page stand for Vietnamese ones."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    CP1258 = "cp1258"


# The numbers are the bytes of the letters, in the order of the letters.
_TCVN3_ROWS = (
    ("ăâêôơưđ", "a8 a9 aa ab ac ad ae"),
    ("ĂÂÊÔƠƯĐ", "a1 a2 a3 a4 a5 a6 a7"),
    ("àảãáạằẳẵắặầẩẫấậ", "b5 b6 b7 b8 b9 bb bc bd be c6 c7 c8 c9 ca cb"),
    ("èẻẽéẹềểễếệ", "cc ce cf d0 d1 d2 d3 d4 d5 d6"),
    ("ìỉĩíị", "d7 d8 dc dd de"),
    ("òỏõóọồổỗốộờởỡớợ", "df e1 e2 e3 e4 e5 e6 e7 e8 e9 ea eb ec ed ee"),
    ("ùủũúụừửữứự", "ef f1 f2 f3 f4 f5 f6 f7 f8 f9"),
    ("ỳỷỹýỵ", "fa fb fc fd fe"),
    ("ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬ", "80 81 82 83 84 af ba bf c0 85 c1 c2 c3 c4 86"),
    ("ÈẺẼÉẸỀỂỄẾỆ", "87 88 89 8a 8b c5 cd d9 da 8c"),
    ("ÌỈĨÍỊ", "8d 8e 8f 90 91"),
    ("ÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢ", "92 93 94 95 96 db e0 f0 ff 97 98 99 9a 9b 9c"),
    ("ÙỦŨÚỤỪỬỮỨỰ", "9d 9e 9f 01 02 04 05 06 11 12"),
    ("ỲỶỸÝỴ", "13 14 15 16 17"),
)
TCVN3_LETTERS: dict[str, str] = {
    chr(byte): letter
    for letters, codes in _TCVN3_ROWS
    for letter, byte in zip(letters, bytes.fromhex(codes), strict=True)
}
_FROM_TCVN3 = str.maketrans(TCVN3_LETTERS)

# Where Windows-1258 differs from Windows-1252: five tones as marks of their own, ă đ ơ ư.
_FROM_CP1258 = str.maketrans(
    {
        "Ì": "\u0300", "Ò": "\u0309", "Þ": "\u0303", "ì": "\u0301", "ò": "\u0323", "Ã": "Ă",
        "ã": "ă", "Ð": "Đ", "ð": "đ", "Õ": "Ơ", "õ": "ơ", "Ý": "Ư", "ý": "ư",
    }
)  # fmt: skip

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
# Marks that follow a, e, o, u, y and the two letters that carry their horn with them, ô and ö.
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_HATS = {
    "â": _HAT,
    "á": _HAT + _ACUTE,
    "à": _HAT + _GRAVE,
    "å": _HAT + _HOOK,
    "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
}
_VNI_BREVES = {
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}
_VNI_ALONE["î"] = "ỵ"


def _vni_letters() -> dict[str, str]:
    """Every letter of VNI-Windows in both cases; a capital may carry a small mark."""
    small = dict(_VNI_ALONE)
    for base in "aeouyôö":
        marks = dict(_VNI_TONES)
        if base in "aeo":
            marks |= _VNI_HATS
        if base == "a":
            marks |= _VNI_BREVES
        shown = _VNI_ALONE.get(base, base)
        for mark, accents in marks.items():
            small[base + mark] = unicodedata.normalize("NFC", shown + accents)
    letters = dict(small)
    for coded, letter in small.items():
        letters[coded[0].upper() + coded[1:]] = letters[coded.upper()] = letter.upper()
    return letters


VNI_LETTERS = _vni_letters()
_VNI_LETTER = re.compile("|".join(sorted(VNI_LETTERS, key=len, reverse=True)))

# Letters no byte font can hold: a text with one of them is Unicode already.
_UNICODE_LETTER = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_BETWEEN_WORDS = re.compile("[\\s\x21-\x40\x5b-\x60\x7b-\x7e\u2010-\u2060]+")
_TONES = re.compile(f"[{_GRAVE}{_HOOK}{_TILDE}{_ACUTE}{_DOT}]")
_SYLLABLE = re.compile(
    "(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    "(?:i?[aăâ]|ua|ưa|[eêoôơuưiy]|[iy]ê|uô|ươ|o[aăe]|oo|u[âêyơ]|uyê|uya)"
    "(?:ch|c|m|ng|nh|n|p|t|[iyuo])?"
)
_FONT_TCVN3 = re.compile(r"\.vn", re.IGNORECASE)
_FONT_VNI = re.compile(r"vni[- ]", re.IGNORECASE)
_MANY_WORDS = 5_000  # more tell nothing new


def convert(text: str, encoding: Encoding) -> str:
    """The text in Unicode (NFC); what is Unicode already stays as it is."""
    if (text.isascii() and text.isprintable()) or _UNICODE_LETTER.search(text):
        return text
    if encoding is Encoding.TCVN3:
        return text.translate(_FROM_TCVN3)
    if encoding is Encoding.CP1258:
        return unicodedata.normalize("NFC", text.translate(_FROM_CP1258))
    return _VNI_LETTER.sub(lambda found: VNI_LETTERS[found.group()], text)


def font_encoding(font: str) -> Encoding | None:
    """What the name of a font promises: .VnTime is TCVN3, VNI-Times is VNI."""
    if _FONT_TCVN3.match(font):
        return Encoding.TCVN3
    return Encoding.VNI if _FONT_VNI.match(font) else None


def detect(cells: Iterable[tuple[str, str]]) -> Encoding | None:
    """The old encoding of a file from its (text, font) cells; None for Unicode or plain ASCII.

    Fonts decide when texts written in an old font also hold its letters (a text retyped in
    Unicode keeps the font's name); else the words do: read so, most become Vietnamese syllables
    and clearly more of them than as they stand.
    """
    found = [(text, font) for text, font in cells if not text.isascii()]
    for encoding in Encoding:
        texts = [text for text, font in found if font_encoding(font) is encoding]
        legacy = [text for text in texts if not _UNICODE_LETTER.search(text)]
        before, after = _shares(legacy, encoding)
        if len(legacy) * 2 > len(texts) and after > max(before, 1 / 2):
            return encoding
    legacy = [text for text, _ in found if not _UNICODE_LETTER.search(text)]
    if len(legacy) * 4 <= len(found):
        return None
    shares = {encoding: _shares(legacy, encoding) for encoding in Encoding}
    best = max(Encoding, key=lambda encoding: shares[encoding][1])
    before, after = shares[best]
    return best if after > 3 / 4 and after - before > 1 / 4 else None


def _shares(texts: Iterable[str], encoding: Encoding) -> tuple[float, float]:
    """The shares of the words that are Vietnamese syllables as they stand, and when converted."""
    before, after, total = 0, 0, 0
    for text in texts:
        for word in _BETWEEN_WORDS.split(text):
            if word.isascii():
                continue
            total += 1
            before += _is_syllable(word)
            after += _is_syllable(convert(word, encoding))
        if total > _MANY_WORDS:
            break
    return (before / total, after / total) if total else (0.0, 0.0)


def _is_syllable(word: str) -> bool:
    spread = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONES.subn("", spread)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
