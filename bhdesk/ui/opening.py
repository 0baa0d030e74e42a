"""What is to be known before a data file is opened: who else has it open, whether it can be saved.

Who has it open is told by a small lock file beside it. The lock of a program that crashed is
void, and none ever keeps the officer from her file: it is a question, not a bar.
"""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSysInfo
from PySide6.QtWidgets import QMessageBox

from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.main_window import MainWindow

SUFFIX = ".dang-mo"


class Choice(Enum):
    """How a file is opened after all."""

    EDIT = auto()
    VIEW = auto()
    NOT = auto()


class Other(Enum):
    """What is opened when the file of last time cannot be."""

    FILE = auto()
    NEW = auto()
    NONE = auto()


class FileHold:
    """The lock of one window on its data file."""

    def __init__(self, path: Path) -> None:
        self._lock = QLockFile(f"{path.resolve()}{SUFFIX}")
        self._lock.setStaleLockTime(0)  # void only when its program is gone, not with age

    def take(self) -> bool:
        """Whether no other window has the file; also where no lock can be written."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def release(self) -> None:
        self._lock.unlock()

    @property
    def machine(self) -> str:
        """The name of another computer that has the file open; "" for this one."""
        found = self._lock.getLockInfo()  # number of the process, computer, program
        host = str(found[1]) if isinstance(found, tuple) else ""
        # On Windows the lock names it by this variable, in capitals and cut after 15 letters.
        return "" if host == os.environ.get("COMPUTERNAME", QSysInfo.machineHostName()) else host


def choice(path: Path, parent: QWidget | None) -> Choice:
    """EDIT where nobody else has the file open; else she is told and chooses."""
    hold = FileHold(path)
    if hold.take():
        hold.release()
        return Choice.EDIT
    return ask_taken(path.name, hold.machine, parent)


def ask_taken(name: str, machine: str, parent: QWidget | None) -> Choice:
    """The file is open elsewhere: look at it only, open it all the same, or leave it."""
    where = f"trên máy {machine}" if machine else "ở một cửa sổ khác"
    box = QMessageBox(
        QMessageBox.Icon.Warning, "bhdesk", f"Tệp {name} đang mở {where}.", parent=parent
    )
    box.setInformativeText("Hai nơi cùng nhập dễ sửa đè số của nhau.")
    view = box.addButton("Mở để &xem", QMessageBox.ButtonRole.AcceptRole)
    edit = box.addButton("&Vẫn mở", QMessageBox.ButtonRole.ActionRole)
    box.addButton("&Hủy", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(view)
    box.exec()
    if box.clickedButton() is view:
        return Choice.VIEW
    return Choice.EDIT if box.clickedButton() is edit else Choice.NOT


def ask_other() -> Other:
    """The remembered file is not opened: choose another or make one; never silently."""
    box = QMessageBox(QMessageBox.Icon.Question, "bhdesk", "Mở tệp dữ liệu nào?")
    other = box.addButton("Chọn tệp khác…", QMessageBox.ButtonRole.AcceptRole)
    new = box.addButton("Lập tệp mới…", QMessageBox.ButtonRole.ActionRole)
    box.addButton("Thoát", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is other:
        return Other.FILE
    return Other.NEW if box.clickedButton() is new else Other.NONE


def tell_read_only(window: MainWindow) -> None:
    """A bar over all pages while nothing can be saved; it stays."""
    store = window.work.store
    if not store.is_read_only:
        return
    title, said = "Chỉ xem, không lưu được.", (
        "Tệp này chỉ cho đọc; muốn nhập số hãy chép tệp sang thư mục khác."
    )
    if store.is_view:
        said = "Tệp được mở để xem; muốn nhập số hãy đóng nơi kia rồi mở lại tệp."
    window.notice.say(Tone.WARN, title, said, is_closable=False)
    window.status.set_saved("Chỉ xem")
