"""Papers and attached files of a meeting from its form, on disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from bhdesk.services import attachments
from bhdesk.ui.screens.meetings.papers import PaperKind
from tests.ui.screens.meeting_desk import Desk
from tests.ui.screens.offices import copy_of, keys, type_over

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    yield Desk(qtbot, store, 202606, date(2026, 6, 9))
    store.close()


def press(button):
    assert not button.isHidden(), button.text()
    QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_each_paper_is_shown_and_saved_as_pdf_and_word(desk, monkeypatch, kind):
    desk.begin()
    type_over(desk.field("place"), "Nhà văn hóa Thôn 10")
    press(desk.page.editor.foot.papers[kind])
    dialog = desk.page.papers.dialog
    assert dialog.pages.startswith(b"%PDF")
    for button, ending, start in (
        (dialog.pdf_button, ".pdf", b"%PDF"), (dialog.word_button, ".docx", b"PK"),
    ):  # fmt: skip
        target = desk.folder / f"giấy tờ{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, at=target: (str(at), ""))
        press(button)
        assert target.read_bytes().startswith(start)
        assert target.name in dialog.bar.text
    assert (desk.folder / "giấy tờ.pdf").read_bytes() == dialog.pages
    dialog.close()
    assert desk.page.papers.dialog is None


def test_the_one_invited_is_written_into_the_invitation(desk):
    desk.begin()
    press(desk.page.editor.foot.papers[PaperKind.INVITATION])
    dialog = desk.page.papers.dialog
    before = dialog.pages
    keys(dialog.invitee, "các hộ gia đình Thôn 10")
    QTest.keyClick(dialog.invitee, Qt.Key.Key_Return)
    assert dialog.pages != before
    dialog.close()


def test_no_minutes_of_a_meeting_to_come(desk):
    desk.begin("26/6/2026")
    press(desk.page.editor.foot.papers[PaperKind.MINUTES])
    assert desk.page.papers.dialog is None
    assert "Chưa lập được biên bản." in desk.page.bar.text


def test_a_broadcast_has_no_papers(desk):
    desk.begin(kind="Phát thanh")
    assert all(button.isHidden() for button in desk.page.editor.foot.papers.values())
    assert not desk.page.editor.foot.repeat.isHidden()


def line_button(desk, start):
    def found():
        listed = desk.page.editor.attached.findChildren(QPushButton)
        return [b for b in listed if b.accessibleName().startswith(start) and b.isVisible()]

    desk.qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def test_a_photo_is_added_copied_taken_out_and_back(desk, monkeypatch):
    number = desk.begin()
    photo = desk.folder / "Ảnh họp.png"
    photo.write_bytes(PNG)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(photo)], ""))
    press(desk.page.editor.attached.add_button)
    assert [item.name for item in attachments.listed(desk.store, number)] == ["Ảnh họp.png"]
    copied = desk.folder / "bản sao.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copied), ""))
    press(line_button(desk, "Lưu bản sao… Ảnh họp.png"))
    assert copied.read_bytes() == PNG
    press(line_button(desk, "Bỏ Ảnh họp.png"))
    assert attachments.listed(desk.store, number) == ()
    press(line_button(desk, "Lấy lại Ảnh họp.png"))
    assert len(attachments.listed(desk.store, number)) == 1


def test_a_file_that_is_no_photo_is_refused_and_nothing_kept(desk, monkeypatch):
    number = desk.begin()
    files = [desk.folder / "ảnh.png", desk.folder / "ghi chú.txt"]
    files[0].write_bytes(PNG)
    files[1].write_text("không phải ảnh", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames",
                        lambda *_: ([str(path) for path in files], ""))  # fmt: skip
    press(desk.page.editor.attached.add_button)
    assert [problem.code for problem in desk.failed] == ["attachment.not_kept"]
    assert attachments.listed(desk.store, number) == ()


def test_an_open_file_goes_to_the_viewer(desk, monkeypatch):
    number = desk.begin()
    photo = desk.folder / "anh.png"
    photo.write_bytes(PNG)
    attachments.add(desk.store, number, [photo])
    desk.page.editor.attached.reload()
    seen = []

    def viewer(url):
        seen.append(Path(url.toLocalFile()).read_bytes())
        return True

    monkeypatch.setattr("bhdesk.ui.screens.meetings.attached.QDesktopServices.openUrl", viewer)
    press(line_button(desk, "Mở anh.png"))
    assert seen == [PNG]
