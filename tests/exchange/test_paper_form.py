"""The form file of Nghị định 30/2020 loads, and every odd value in it is refused by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.exchange import form
from tests.exchange.paper_samples import FORM_FILE

if TYPE_CHECKING:
    from pathlib import Path


def test_values_of_the_decree() -> None:
    profile = form.load(FORM_FILE)
    page = profile.page
    margins = (
        page.margin_top_mm,
        page.margin_bottom_mm,
        page.margin_left_mm,
        page.margin_right_mm,
    )
    assert margins == (20, 20, 30, 15)
    assert profile.style.recipients == form.TextStyle(11)
    assert profile.style.recipients_title == form.TextStyle(12, bold=True, italic=True)
    assert profile.words.point_letters[:8] == ("a", "b", "c", "d", "đ", "e", "g", "h")
    assert not set("fjwz") & set(profile.words.point_letters)
    assert profile.abbreviations["BC"] == "Báo cáo"


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("margin_left_mm = 30", "margin_left_mm = 25", "form.out_of_range", "page.margin_left_mm"),
        ("margin_left_mm = 30", "", "form.missing_key", "page.margin_left_mm"),
        ("margin_left_mm = 30", 'margin_left_mm = "30"', "form.wrong_value", "page.margin_left_mm"),
        ("size = 11 }\nannex", "size = 10 }\nannex", "form.out_of_range", "style.recipients.size"),
        ("gap_pt = 6\n", "gap_pt = -6\n", "form.wrong_value", "text.gap_pt"),
        ("[table]", "[table]\ncolour = 1", "form.unknown_key", "table.colour"),
        ("Số: {number}/{symbol}", "Số: {number}", "form.wrong_value", "words.number"),
        ("sizes = [13, 12, 11]", "sizes = []", "form.wrong_value", "table.sizes"),
    ],
)
def test_odd_value_is_named(tmp_path: Path, old: str, new: str, code: str, key: str) -> None:
    text = FORM_FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "form.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        form.load(path)
    assert caught.value.code == code
    assert caught.value.params["key"] == key


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"[page", "form.unreadable"), (b"\xff\xfe", "form.unreadable"), (b"", "form.wrong_format")],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "form.toml"
    path.write_bytes(content)
    with pytest.raises(UserError, match=re.escape(code)):
        form.load(path)
