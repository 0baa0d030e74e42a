"""Renaming a village from a day on, merging several into one, splitting one into several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from bhdesk.domain import text
from bhdesk.services import units as services
from bhdesk.ui.screens.catalogue import unit_words
from bhdesk.ui.screens.catalogue.unit_dialog import UnitDialog
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, text_edit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bhdesk.domain.places import Unit
    from bhdesk.ui.work import Work

ID = Qt.ItemDataRole.UserRole
SHOWN = 6


class RenameDialog(UnitDialog):
    """A new name by a decision; a spelling mistake is corrected in the table instead."""

    def __init__(
        self, work: Work, units: Sequence[Unit], origin: object, parent: QWidget,
        current: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__(work, units, origin, "Đổi tên đơn vị", "Đổi tên", parent)
        self.unit = combo([(unit.name, unit.id) for unit in self.units], current)
        self.name = line_edit("", "Tổ dân phố số 1", 200)
        self._row = FormRow("Tên mới", self.name)
        self.unit.currentIndexChanged.connect(self.follow)
        self.name.textChanged.connect(self.follow)
        about = (
            "Dùng khi có quyết định đổi tên. Nếu chỉ sửa lỗi chính tả, hãy sửa ngay tên trên bảng:"
            " tên đúng sẽ hiện ở mọi tháng."
        )
        self.lay_out("Đổi tên từ một ngày", about, FormRow("Đơn vị", self.unit), self._row)
        self.name.setFocus()

    def sentence(self, day: date) -> str:
        name = text.nfc(self.name.text())
        return unit_words.renamed(self.unit.currentText(), name, day) if name else ""

    def name_row(self) -> FormRow:
        return self._row

    def write(self, day: date) -> str:
        old, name = self.unit.currentText(), text.nfc(self.name.text())
        self.attempt(services.rename_from, self.unit.currentData(), name, day, old)
        return f"Đã đổi tên {old} thành {name}."


class MergeDialog(UnitDialog):
    """Two or more villages become one new village."""

    def __init__(
        self, work: Work, units: Sequence[Unit], origin: object, parent: QWidget,
        chosen: Sequence[int] = (),
    ) -> None:  # fmt: skip
        super().__init__(work, units, origin, "Nhập đơn vị", "Nhập đơn vị", parent)
        self.list = QListWidget()
        for unit in self.units:
            item = QListWidgetItem(unit.name)
            item.setData(ID, unit.id)
            item.setCheckState(_box(unit.id in chosen))
            item.setSizeHint(QSize(0, theme().scale.compact_row))
            self.list.addItem(item)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        rows = min(max(len(self.units), 2), SHOWN)
        self.list.setFixedHeight(theme().scale.compact_row * rows + 2)
        box = Card((8, 4, 8, 4))
        box.add(self.list)
        box.setFocusProxy(self.list)
        self.name = line_edit("", "Thôn Đại Đồng", 200)
        self._row = FormRow("Tên đơn vị mới", self.name)
        self.list.itemChanged.connect(self.follow)
        self.name.textChanged.connect(self.follow)
        about = "Các đơn vị được chọn kết thúc ngày hôm trước; đơn vị mới nối tiếp số liệu."
        shown = FormRow("Các đơn vị nhập lại", box, "Phím cách hoặc bấm chuột để chọn.")
        self.lay_out("Nhập nhiều đơn vị thành một", about, shown, self._row)
        (self.name if len(chosen) > 1 else self.list).setFocus()

    @property
    def chosen(self) -> list[int]:
        """The numbers of the units that are ticked."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [item.data(ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def sentence(self, day: date) -> str:
        name, old = text.nfc(self.name.text()), [self.names[unit] for unit in self.chosen]
        return unit_words.merged(old, name, day) if name and len(old) > 1 else ""

    def name_row(self) -> FormRow:
        return self._row

    def write(self, day: date) -> str:
        old = [self.names[unit] for unit in self.chosen]
        self.attempt(services.merge, self.chosen, self.name.text(), day)
        return f"Đã nhập {unit_words.listed(old)} thành {text.nfc(self.name.text())}."


class SplitDialog(UnitDialog):
    """A village becomes two or more new ones."""

    def __init__(
        self, work: Work, units: Sequence[Unit], origin: object, parent: QWidget,
        current: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__(work, units, origin, "Tách đơn vị", "Tách đơn vị", parent)
        self.unit = combo([(unit.name, unit.id) for unit in self.units], current)
        self.new = text_edit(rows=4)
        self.new.setPlaceholderText("Thôn Đông Thượng\nThôn Đông Hạ")
        self._row = FormRow("Các đơn vị mới", self.new, "Mỗi dòng một tên.")
        self.unit.currentIndexChanged.connect(self.follow)
        self.new.textChanged.connect(self.follow)
        about = "Đơn vị cũ kết thúc ngày hôm trước và giữ số liệu của mình."
        self.lay_out(
            "Tách một đơn vị thành nhiều", about, FormRow("Đơn vị tách", self.unit), self._row
        )
        self.new.setFocus()

    @property
    def new_names(self) -> list[str]:
        return [name for line in self.new.toPlainText().splitlines() if (name := text.nfc(line))]

    def sentence(self, day: date) -> str:
        names = self.new_names
        return unit_words.split(self.unit.currentText(), names, day) if len(names) > 1 else ""

    def name_row(self) -> FormRow:
        return self._row

    def write(self, day: date) -> str:
        old, names = self.unit.currentText(), self.new_names
        self.attempt(services.split, self.unit.currentData(), names, day)
        return f"Đã tách {old} thành {unit_words.listed(names)}."


def _box(is_on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
