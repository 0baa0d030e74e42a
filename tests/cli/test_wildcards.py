"""cmd hands over *.xlsx as typed; a shell of Linux has replaced it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.cli import parser, wildcards

if TYPE_CHECKING:
    from pathlib import Path

ATTACH = ("activities", "attach", "3")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(wildcards, "IS_WINDOWS", True)
    monkeypatch.chdir(tmp_path)
    for name in ("thôn 1.xlsx", "thôn 2.xlsx", "ảnh [1].png", "ảnh [1] lại.png"):
        (tmp_path / name).touch()
    return tmp_path


def test_many_files(folder: Path) -> None:
    found = parser.build().parse_args([*ATTACH, "ảnh [1]*", "thôn 2.xlsx", "không có?.pdf"])
    assert found.files == ["ảnh [1] lại.png", "ảnh [1].png", "thôn 2.xlsx", "không có?.pdf"]


def test_one_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["counts", "import", "--month", "2026-05"]
    assert parser.build().parse_args([*words, "thôn 2.x*"]).file == "thôn 2.xlsx"
    with pytest.raises(SystemExit) as ended:
        parser.build().parse_args([*words, str(folder / "*.xlsx")])
    assert ended.value.code == 2
    assert "là 2 tệp, hãy ghi một tệp" in capsys.readouterr().err


def test_elsewhere_a_star_is_a_letter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wildcards, "IS_WINDOWS", False)
    assert wildcards.matching("*.xlsx") == ["*.xlsx"]
