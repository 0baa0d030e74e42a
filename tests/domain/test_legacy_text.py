"""Text of the fonts before Unicode: every letter, and no harm to what is Unicode already."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from bhdesk.domain.legacy_text import (
    TCVN3_LETTERS,
    VNI_LETTERS,
    Encoding,
    convert,
    detect,
)

SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
# From domain.md E.5: what the old fonts hold and what their reader saw.
TCVN3 = {
    "Céng hßa x· héi": "Cộng hòa xã hội",
    "B¶o hiÓm y tÕ": "Bảo hiểm y tế",
    "NguyÔn ThÞ H\u00ad¬ng": "Nguyễn Thị Hương",
    "§Æng V¨n TuÊn": "Đặng Văn Tuấn",
    "Th«n §«ng": "Thôn Đông",
}
VNI = {
    "Xin chaøo caùc baïn": "Xin chào các bạn",
    "Thoân Ñoâng": "Thôn Đông",
    "NGUYEÃN THÒ HÖÔNG": "NGUYỄN THỊ HƯƠNG",
    "Nguyeãn Thò Höông": "Nguyễn Thị Hương",
    "Öùng Hoøa": "Ứng Hòa",
    "Kyø 2, quyù II": "Kỳ 2, quý II",
}
UNICODE = ["Thôn Đông", "Xã Hà Lê", "Hòa", "Ông Bá Tô", "Nguyễn Thị Hương", "café", "Tân An"]


@pytest.mark.parametrize(("seen", "meant"), TCVN3.items())
def test_tcvn3(seen: str, meant: str) -> None:
    assert convert(seen, Encoding.TCVN3) == meant


@pytest.mark.parametrize(("seen", "meant"), VNI.items())
def test_vni(seen: str, meant: str) -> None:
    assert convert(seen, Encoding.VNI) == meant


def test_every_letter_once() -> None:
    assert sorted(TCVN3_LETTERS.values()) == sorted(SMALL + SMALL.upper())
    assert len(TCVN3_LETTERS) == 134
    assert set(VNI_LETTERS.values()) == set(SMALL + SMALL.upper())


@pytest.mark.skipif(shutil.which("iconv") is None, reason="compares with glibc")
def test_tcvn3_as_glibc_knows_it() -> None:
    coded = b" ".join(bytes([ord(code)]) for code in TCVN3_LETTERS)
    done = subprocess.run(["iconv", "-f", "TCVN", "-t", "UTF-8"], input=coded, capture_output=True)
    if done.returncode:
        pytest.skip("this iconv does not know TCVN")
    assert done.stdout.decode().split(" ") == list(TCVN3_LETTERS.values())


@pytest.mark.parametrize("text", UNICODE)
def test_unicode_is_neither_detected_nor_spoilt_by_its_font(text: str) -> None:
    for font in ("", "Arial", ".VnTime", "VNI-Times"):
        assert detect([(text, font)]) is None


def test_unicode_among_old_text_stays() -> None:
    assert convert("Thôn Đông, Tổ 2", Encoding.TCVN3) == "Thôn Đông, Tổ 2"
    assert convert("Tho\u0302n Đo\u0302ng", Encoding.VNI) == "Tho\u0302n Đo\u0302ng"
    assert convert("Tong 1.888", Encoding.TCVN3) == "Tong 1.888"


def test_punctuation_is_no_letter() -> None:
    assert convert("“Th«n §«ng” – 2…", Encoding.TCVN3) == "“Thôn Đông” – 2…"


@pytest.mark.parametrize("font", [".VnTime", ".VnArialH", ".vntime", ""])
def test_detect_tcvn3(font: str) -> None:
    assert detect([(text, font) for text in TCVN3]) is Encoding.TCVN3


@pytest.mark.parametrize("font", ["VNI-Times", "VNI-Helve", ""])
def test_detect_vni(font: str) -> None:
    assert detect([(text, font) for text in VNI]) is Encoding.VNI


def test_a_few_unicode_headers_do_not_hide_old_names() -> None:
    headers = [("STT", "Arial"), ("Họ và tên", "Arial"), ("Số thẻ", "Arial")]
    assert detect(headers + [(text, "") for text in TCVN3]) is Encoding.TCVN3
    assert detect(headers + [(text, ".VnTime") for text in TCVN3]) is Encoding.TCVN3


def test_nothing_to_tell() -> None:
    assert detect([]) is None
    assert detect([("Tong cong", ".VnTime"), ("1.888", "VNI-Times")]) is None
