"""Names of files as Windows takes them (learn.microsoft.com, "Naming Files, Paths")."""

from __future__ import annotations

import pytest

from bhdesk.domain.file_names import is_good_on_windows


@pytest.mark.parametrize(
    "name",
    [
        "báo cáo tháng 5.pdf", "Thôn Đông (số 2).xlsx", "100%.docx", "console.pdf", "com.pdf",
        "com10.pdf", "nullo", ".bhdesk", "a.b.c", "aux-1.xlsx", "Nguyễn Huệ & con.pdf", "con 1.pdf",
    ],
)  # fmt: skip
def test_ordinary_names(name: str) -> None:
    assert is_good_on_windows(name)


@pytest.mark.parametrize(
    "name",
    [
        "", "CON", "con.xlsx", "Aux.pdf", "nul .pdf", "COM1.pdf", "com\u00b9", "LPT9.a.b", "prn",
        "CONIN$", "a.pdf ", "a.pdf.", "a:b.pdf", "a*.pdf", "a?.pdf", 'a".pdf', "a<b", "a|b",
        "a\tb.pdf", "a/b", "a\\b",
    ],
)  # fmt: skip
def test_devices_streams_and_names_cut_silently(name: str) -> None:
    assert not is_good_on_windows(name)
