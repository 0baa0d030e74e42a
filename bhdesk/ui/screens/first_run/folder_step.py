"""Step 4: the folder of the data file, with a warning where two computers could write."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QVBoxLayout

from bhdesk.ui.screens.first_run.folders import FolderState, Risk, look_at
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.choice_card import ChoiceCard, ChoiceList
from bhdesk.ui.wizard import WizardStep

SUB_FOLDER = "bhdesk"
CHIPS = {
    Risk.NONE: (Tone.INFO, "Được"),
    Risk.NETWORK: (Tone.WARN, "Không nên"),
    Risk.SYNCED: (Tone.WARN, "Không nên"),
    Risk.READ_ONLY: (Tone.BAD, "Không ghi được"),
    Risk.TAKEN: (Tone.BAD, "Đã có dữ liệu"),
}
WARNINGS = {
    Risk.NETWORK: ("Không nên dùng ổ mạng.", "Hai máy cùng ghi dễ hỏng tệp."),
    Risk.SYNCED: ("Không nên dùng OneDrive, Zalo…", "Tệp đang mở mà bị đồng bộ thì dễ hỏng."),
    Risk.READ_ONLY: ("Thư mục này chỉ cho đọc.", "Hãy chọn thư mục khác."),
    Risk.TAKEN: (
        "Thư mục này đã có tệp số liệu.",
        "Tệp đó được giữ nguyên. Hãy chọn thư mục khác.",
    ),
}
ICONS = {Risk.SYNCED: "dam-may", Risk.NETWORK: "dam-may"}


class FolderStep(WizardStep):
    """The program's own folder first, then Documents, then whatever she chooses."""

    name, hint = "Nơi để dữ liệu", "Trên chính máy này"
    title = "Để dữ liệu ở đâu?"
    subtitle = (
        "Chọn một thư mục trên chính máy này. Mọi số liệu nằm trong một tệp, không gửi lên mạng."
    )

    def __init__(self, default: Path, file_name: str) -> None:
        super().__init__()
        self._file_name = file_name
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self._folders = [("Thư mục của bhdesk", default)]
        if documents:
            self._folders.append(("Thư mục Tài liệu", Path(documents) / SUB_FOLDER))
        self._states: list[FolderState] = []
        self.cards = ChoiceList()
        self.other = link("Chọn thư mục khác…", "thu-muc")
        self.warning = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.cards)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.warning)
        column.addStretch(1)
        self.cards.chosen.connect(self._chose)
        self.other.clicked.connect(self.choose_folder)
        self._look_again(0)

    @property
    def folder(self) -> Path:
        return self._states[max(self.cards.current, 0)].folder

    @property
    def state(self) -> FolderState:
        return self._states[max(self.cards.current, 0)]

    def problem(self) -> str:
        return " ".join(WARNINGS[self.state.risk]) if self.state.is_refused else ""

    def summary(self) -> str:
        return str(self.folder)

    def entered(self) -> None:
        self._look_again(max(self.cards.current, 0))
        self.cards.take_focus()

    def choose_folder(self) -> None:
        """Asks for a folder and puts it among the choices."""
        folder = files.ask_folder(self, "Chọn thư mục để dữ liệu", self.folder)
        if folder is not None:
            self.take_folder(folder)

    def take_folder(self, folder: Path) -> None:
        """Puts a folder among the choices, chosen."""
        known = [path for _, path in self._folders]
        if folder not in known:
            self._folders = [*self._folders[:2], ("Thư mục đã chọn", folder)]
        self._look_again([path for _, path in self._folders].index(folder))

    def _look_again(self, current: int) -> None:
        self._states = [look_at(folder, self._file_name) for _, folder in self._folders]
        best = next((at for at, state in enumerate(self._states) if state.risk is Risk.NONE), -1)
        cards = []
        for at, ((title, folder), state) in enumerate(
            zip(self._folders, self._states, strict=True)
        ):
            tone, word = (Tone.GOOD, "Nên chọn") if at == best else CHIPS[state.risk]
            room = (
                f"   ·   còn trống {files.size_text(state.free)}" if state.free is not None else ""
            )
            icon = ICONS.get(state.risk, "may-tinh" if at == 0 else "thu-muc")
            cards.append(ChoiceCard(icon, title, f"{folder}{room}", tone, word))
        self.cards.set_cards(tuple(cards), current)
        self._chose(current)

    def _chose(self, at: int) -> None:
        state = self._states[at]
        if state.risk is Risk.NONE:
            self.warning.close_bar()
        else:
            title, text = WARNINGS[state.risk]
            tone = Tone.BAD if state.is_refused else Tone.WARN
            self.warning.say(tone, title, text, is_closable=False, is_passing=False)
        self.edited.emit()
