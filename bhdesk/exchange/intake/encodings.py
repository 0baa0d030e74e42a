"""Bytes of a text file into letters: with or without a mark at the start, old fonts included."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a")
# Bytes that code page 1252 leaves out; TCVN3 and VNI never need the other control codes.
_REST_OF_1252 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def as_text(raw: bytes, charset: str = "", *, is_cut: bool = False) -> str | None:
    """The text without its mark; None when it is no text.

    Tried in turn: the mark at the start, UTF-16 by its zero bytes, UTF-8, the charset the file
    names, and Windows-1252, in which texts of the old Vietnamese fonts arrive. `is_cut` says that
    the bytes may end within a letter.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _clean(_decoded(raw[len(mark) :], encoding, is_cut=is_cut))
    if b"\0" in raw[:4096]:
        return _clean(_decoded(raw, _sixteen(raw), is_cut=is_cut))
    for encoding in ("utf-8", charset):
        if encoding and (text := _decoded(raw, encoding, is_cut=is_cut)) is not None:
            return _clean(text)
    return _clean("".join(map(_letter_1252, raw)) if _has_holes(raw) else raw.decode("cp1252"))


def _decoded(raw: bytes, encoding: str, *, is_cut: bool) -> str | None:
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        return decoder.decode(raw, final=not is_cut)
    except (UnicodeDecodeError, LookupError):
        return None


def _sixteen(raw: bytes) -> str:
    """UTF-16 without a mark: Latin letters have their zero byte second in the little-endian."""
    even, odd = raw[0:4096:2].count(0), raw[1:4096:2].count(0)
    return "utf-16-le" if odd >= even else "utf-16-be"


def _clean(text: str | None) -> str | None:
    if text is None or "\0" in text:
        return None
    controls = sum(letter in _CONTROLS for letter in text[:4096])
    return None if controls * 50 > min(len(text), 4096) else text


def _has_holes(raw: bytes) -> bool:
    return any(byte in raw for byte in _REST_OF_1252)


def _letter_1252(byte: int) -> str:
    return _REST_OF_1252.get(byte) or bytes([byte]).decode("cp1252")
