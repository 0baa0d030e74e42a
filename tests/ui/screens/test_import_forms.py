"""Entry forms out through the window and back by the same import, nothing explained again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from bhdesk.domain.counts import Part
from bhdesk.services import counts
from tests.ui.screens.test_import import (
    MAY,
    VSI,
    choose,
    last_month,
    names,
    page,
    press,
    window,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store
    from bhdesk.ui.screens.counts import CountsPage

__all__ = ["last_month", "page", "window"]
FLOWS = {"Tăng mới": 9, "Tham gia lại": 2, "Giảm": 4}


def ask(
    page: CountsPage, place: str, kind: int, content: int, target: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:  # fmt: skip
    """Goes through the dialog with keys and clicks; gives what the page says after it."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    page.imports.form_link.click()
    dialog = page.imports.forms.dialog
    assert dialog is not None
    wanted = next(
        at for at in range(dialog.place.count()) if dialog.place.itemText(at).startswith(place)
    )
    for _ in range(wanted):
        QTest.keyClick(dialog.place, Qt.Key.Key_Down)
    dialog.kind.findChildren(QPushButton)[kind].click()
    dialog.content.findChildren(QPushButton)[content].click()
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert page.imports.forms.dialog is None
    return page.bar.text


def fill(path: Path, measure: str, values: dict[str, int]) -> None:
    """Types into the blanks of a village's form, as in Excel."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    rows = list(sheet.iter_rows())
    head = next(row for row in rows if any(cell.value == "Tăng mới" for cell in row))
    line = next(row for row in rows if any(cell.value == measure for cell in row))
    for title, value in values.items():
        at = next(cell.column for cell in head if cell.value == title)
        sheet.cell(line[0].row, at).value = value
    book.save(path)


def test_a_form_for_each_village_filled_and_back(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gửi thôn"
    folder.mkdir()
    said = ask(page, "Mỗi thôn", 0, 0, folder, monkeypatch)
    listed = sorted(folder.iterdir())
    assert said.startswith(f"Đã lưu {len(names(store))} mẫu")
    assert len(listed) == len(names(store)) == 6
    assert listed[0].name == "mau-nhap-2026-05-thon-1.xlsx"
    before = {r.unit.name: r.count.opening or 0 for r in counts.grid(store, MAY, VSI).rows}
    for path in listed:
        fill(path, "BHXH tự nguyện", FLOWS)
        dialog = choose(page, path, monkeypatch)
        assert not dialog.questions
        assert (dialog.plan.changed, dialog.plan.rejected) == (3, 0)
        press(dialog)
    for row in counts.grid(store, MAY, VSI).rows:
        found = [row.count.part(part) for part in (Part.NEW, Part.RESUMED, Part.LAPSED)]
        assert found == [9, 2, 4]
        assert row.count.closing == before[row.unit.name] + 9 + 2 - 4


def test_a_folder_that_holds_returned_forms_is_left_alone(
    page: CountsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mau-nhap-2026-05-thon-2.xlsx").write_bytes(b"returned")
    said = ask(page, "Mỗi thôn", 0, 0, tmp_path, monkeypatch)
    assert said.startswith("Chưa lưu được mẫu.")
    assert "mau-nhap-2026-05-thon-2.xlsx" in said
    assert [p.name for p in tmp_path.glob("mau*")] == ["mau-nhap-2026-05-thon-2.xlsx"]


@pytest.mark.parametrize("place", ["Xã Bình Minh", "Thôn Đông"])
@pytest.mark.parametrize("content", [0, 1])
def test_a_form_in_excel_comes_back(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str,
    content: int,
) -> None:  # fmt: skip
    unit = next(r.unit for r in counts.grid(store, MAY, VSI).rows if r.unit.name == "Thôn Đông")
    counts.set_counts(store, MAY, [counts.Entry(unit.id, VSI, Part.NEW, 7)])
    path = tmp_path / "mẫu.xlsx"
    assert ask(page, place, 0, content, path, monkeypatch).startswith("Đã lưu mẫu.xlsx")
    dialog = choose(page, path, monkeypatch)
    assert not dialog.questions
    assert dialog.plan.changed == 0, "what is stored comes back the same, blanks say nothing"
    assert (dialog.plan.same > 0) is (content == 1)
    assert dialog.ok_button.text() == "Nhập 0 số"
    press(dialog)
    if content == 0:
        assert dialog.bar.text.startswith("Chưa nhập gì.")
    else:
        assert page.bar.text.startswith("Không có số mới.")


def test_a_form_on_paper(page: CountsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mẫu.pdf"
    ask(page, "Thôn Đoài", 1, 0, path, monkeypatch)
    words = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "THÔN ĐOÀI" in words
    assert "THÁNG 5/2026" in words
