"""What is to be known before a data file is opened: who else has it open, whether it can be saved.

Who has it open is told by a small lock file beside it. The lock of a program that crashed is
void, and none ever keeps the officer from her file: it is a question, not a bar.
"""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # PySide makes a class when it is named first: QMessageBox late
from PySide6.QtCore import QLockFile, QSysInfo, QTimer

from bhdesk import drives
from bhdesk.drives import Drive
from bhdesk.ui import calling
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.main_window import MainWindow

SUFFIX = ".dang-mo"
AGAIN_MS = 5_000


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
        self._file = Path(f"{path.resolve()}{SUFFIX}")
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)  # void only when its program is gone, not with age
        self._again: QTimer | None = None

    def take(self) -> bool:
        """Whether no other window has the file; also where no lock can be written."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def is_free(self) -> bool:
        """As take, but the file is not held afterwards; without a lock there is nothing to try.

        Each lock that is tried is written through to the drive.
        """
        if not self._file.exists():
            return True
        if self.take():
            self.release()
            return True
        return False

    def take_over(self) -> None:
        """Have the lock as soon as it can be had: she chose to open the file all the same.

        That of another computer is void now, unless its program still holds the lock file open;
        that of another window here is waited for, so that a third one is told of this one then.
        """
        if self.take():
            return
        if self.machine:
            with suppress(OSError):
                self._file.unlink()
            if self.take():
                return
        self._again = QTimer()
        self._again.timeout.connect(self._try_again)
        self._again.start(AGAIN_MS)

    def release(self) -> None:
        """Give the lock up; one that another window holds stays."""
        self._rest()
        self._lock.unlock()

    @property
    def machine(self) -> str:
        """The name of another computer that has the file open; "" for this one."""
        host = self._holder()[1]
        # On Windows the lock names it by this variable, in capitals and cut after 15 letters.
        return "" if host == os.environ.get("COMPUTERNAME", QSysInfo.machineHostName()) else host

    @property
    def process(self) -> int:
        """The number of the process on this computer that has the file open; 0 for none."""
        return 0 if self.machine else self._holder()[0]

    def _holder(self) -> tuple[int, str]:
        found = self._lock.getLockInfo()  # number of the process, computer, program
        return (int(found[0]), str(found[1])) if isinstance(found, tuple) else (0, "")

    def _try_again(self) -> None:
        if self.take():
            self._rest()

    def _rest(self) -> None:
        if self._again is not None:
            self._again.stop()
            self._again = None


def come_forward(path: Path, calls: Path) -> bool:
    """Whether the window of this computer that has the file open was called to the front."""
    hold = FileHold(path)
    if hold.is_free():
        return False
    return bool(hold.process) and calling.call(calls, hold.process)


def choice(path: Path, parent: QWidget | None) -> Choice:
    """EDIT where nobody else has the file open; else she is told and chooses."""
    hold = FileHold(path)
    if hold.is_free():
        return Choice.EDIT
    return ask_taken(path.name, hold.machine, parent)


def ask_taken(name: str, machine: str, parent: QWidget | None) -> Choice:
    """The file is open elsewhere: look at it only, open it all the same, or leave it."""
    where = f"trên máy {machine}" if machine else "ở một cửa sổ khác"
    kind = QtWidgets.QMessageBox
    box = kind(kind.Icon.Warning, "bhdesk", f"Tệp {name} đang mở {where}.", parent=parent)
    box.setInformativeText("Hai nơi cùng nhập dễ sửa đè số của nhau.")
    view = box.addButton("Mở để &xem", kind.ButtonRole.AcceptRole)
    edit = box.addButton("&Vẫn mở", kind.ButtonRole.ActionRole)
    box.addButton("&Hủy", kind.ButtonRole.RejectRole)
    box.setDefaultButton(view)
    box.exec()
    if box.clickedButton() is view:
        return Choice.VIEW
    return Choice.EDIT if box.clickedButton() is edit else Choice.NOT


def ask_other() -> Other:
    """The remembered file is not opened: choose another or make one; never silently."""
    kind = QtWidgets.QMessageBox
    box = kind(kind.Icon.Question, "bhdesk", "Mở tệp dữ liệu nào?")
    other = box.addButton("Chọn tệp khác…", kind.ButtonRole.AcceptRole)
    new = box.addButton("Lập tệp mới…", kind.ButtonRole.ActionRole)
    box.addButton("Thoát", kind.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is other:
        return Other.FILE
    return Other.NEW if box.clickedButton() is new else Other.NONE


def tell_place(window: MainWindow) -> None:
    """A bar, until closed, over a file in a place where files get damaged."""
    path = window.work.store.path
    if drives.is_synced(path):
        title = "Tệp dữ liệu nằm trong thư mục đồng bộ."
        why = "OneDrive, Google Drive, Zalo… có thể làm hỏng tệp đang mở."
    elif drives.kind(path) is Drive.NETWORK:
        title, why = "Tệp dữ liệu nằm trên ổ mạng.", "Mất kết nối lúc đang ghi có thể làm hỏng tệp."
    else:
        return
    window.notice.say(
        Tone.WARN, title, f"{why} Hãy đóng chương trình, chép tệp sang ổ của máy này rồi mở ở đó."
    )


def tell_crash(window: MainWindow, about: Callable[[], object]) -> None:
    """A bar, until closed, after a run that crashed; what else there is to say goes first."""
    if window.notice.isHidden():
        window.notice.say(
            Tone.WARN, "Lần trước chương trình dừng đột ngột.",
            "Số đã lưu vẫn còn. Nếu lặp lại, hãy gửi gói chẩn đoán cho người phụ trách.",
            (Action("Giới thiệu…", about),), is_passing=False,
        )  # fmt: skip


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
