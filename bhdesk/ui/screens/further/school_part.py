"""Trường học: pupils and cards by school in a month, typed, taken over, from a file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from bhdesk.domain import schools as domain
from bhdesk.domain.errors import UserError
from bhdesk.services import months, office, schools
from bhdesk.services.schools import SchoolEntry
from bhdesk.ui.screens.further import school_form, school_rows
from bhdesk.ui.screens.further.school_file import SchoolFile
from bhdesk.ui.screens.further.sheet import FigureSheet
from bhdesk.ui.screens.further.sheet_part import SheetPart, under
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.labels import SectionHeader

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.schools import School, SchoolTable
    from bhdesk.ui.grid import Column
    from bhdesk.ui.screens.further.typed_sheet import Typed
    from bhdesk.ui.shell.part import Given

ROOMY, TIGHT = 1050, 880


class SchoolPart(SheetPart):
    """The month of the page."""

    sheet: FigureSheet

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._seen: SchoolTable | None = None
        self._is_narrow = False
        self._columns: tuple[Column, ...] = school_rows.COLUMNS
        name = "Học sinh có thẻ BHYT theo trường"
        self.sheet = FigureSheet(self, name, self._columns, self._write, self._faults)
        self.grid = self.sheet.grid
        self.add = primary("Thêm trường", "them")
        self.menu_button = secondary("Số liệu", "tep")
        self.edit_button, self.remove_button = secondary("Sửa trường…"), link("Bỏ trường")
        self.file = SchoolFile(self)
        self.empty = EmptyState(
            "so-lieu-khac", "Chưa có trường nào",
            "Thêm các trường trên địa bàn để theo dõi học sinh có thẻ BHYT từng tháng, hoặc lấy"
            " cả danh sách từ tệp của nhà trường.",
            "Thêm trường", "Nhập từ tệp…", sides=("nguoi", "so-lieu"),
        )  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def current(self) -> School | None:
        """The school under the cursor."""
        keys = self.grid.current_keys()
        rows = self._seen.rows if self._seen else ()
        return next((r.school for r in rows if keys is not None and r.school.id == keys[0]), None)

    def reload(self) -> None:
        seen: SchoolTable | None = self.work.ask(schools.table, self.month)
        if seen is None:
            return
        self._seen = seen
        is_locked = bool(self.work.ask(months.is_locked, self.month))
        label = self.month.label
        locked = f"Tháng {label} đã chốt, chỉ xem. Muốn sửa hãy mở lại tháng." if is_locked else ""
        rows, total = school_rows.school_rows(seen, self._columns)
        self.grid.table_title = f"Học sinh có thẻ BHYT theo trường tháng {label}"
        self.sheet.show_rows(self.month.key, rows, total, locked, self._columns)
        self._head.set_texts(*school_rows.head(seen))
        tone, title, said = school_rows.verdict(seen)
        if is_locked:
            tone, title, said = Tone.LOCK, "", locked
        self.sheet.say(tone, title, said)
        self.menu_button.setEnabled(not is_locked)
        self.set_empty(not seen.rows)
        self._show_current()

    def begin_new(self) -> None:
        self._ask(None)

    def open_key(self, key: str) -> None:
        """Puts the cursor on a school."""
        if key.isdecimal():
            self.grid.select_cell(int(key), school_rows.PUPILS)

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self._is_narrow = is_narrow
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def copy_before(self) -> None:
        """Last month's figures into the schools that are blank."""
        self.act(f"Đã lấy số tháng {self.month.shift(-1).label}.", schools.copy_before, self.month)

    def carry(self) -> None:
        """The schools' totals as figures of the month: nobody types them twice."""
        title = f"Đã đưa tổng các trường vào số liệu tháng {self.month.label}."
        self.act(title, schools.carry, self.month)

    def _write(self, typed: Sequence[Typed]) -> None:
        entries = [SchoolEntry(int(str(one.row)), one.column, one.value) for one in typed]
        self.write(schools.set_cells, self.month, entries)
        self.reload()

    def _faults(self, typed: Sequence[Typed]) -> Mapping[Hashable, UserError]:
        """The schools whose figures would not fit together."""
        rows = {row.school.id: row for row in self._seen.rows} if self._seen else {}
        after = {one.row: rows[int(str(one.row))].typed for one in typed}
        for one in typed:
            after[one.row] = replace(after[one.row], **{one.column: one.value})
        found = {}
        for key, figures in after.items():
            try:
                domain.refuse_count(rows[int(str(key))].school.name, figures)
            except UserError as fault:
                found[key] = fault
        return found

    def _ask(self, base: School | None) -> None:
        def save(made: School) -> None:
            number = self.write(schools.save_school, made)
            self.settle(f"Đã ghi {made.name.strip()}.")
            self.open_key(str(number))

        frame = self.work.ask(office.frame)
        if frame is not None:
            school_form.ask(self, base, frame.units, save).open()

    def _edit(self) -> None:
        if (school := self.current) is not None:
            self._ask(school)

    def _remove(self) -> None:
        if (school := self.current) is not None:
            self.act(f"Đã bỏ {school.name}.", schools.remove_school, school.id)

    def _fit_columns(self) -> None:
        """Fewer columns where the window is narrow; what is typed and refused stays."""
        scale = theme().scale
        is_narrow = self._is_narrow or self.width() < scale.px(ROOMY)
        columns = school_rows.columns(is_narrow, self.width() < scale.px(TIGHT))
        if columns != self._columns:
            self._columns = columns
            if self._seen is not None:
                self.reload()

    def _show_current(self) -> None:
        is_one = self.current is not None
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(is_one)

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin_new)
        self.empty.begun.connect(self.begin_new)
        self.empty.linked.connect(self.file.ask)
        self.edit_button.clicked.connect(self._edit)
        self.remove_button.clicked.connect(self._remove)
        self.grid.current_cell_changed.connect(lambda *_: self._show_current())
        menu = QMenu(self.menu_button)
        for said, act in (
            ("Lấy từ tháng trước", self.copy_before), ("Nhập từ tệp…", self.file.ask),
            ("Đưa tổng vào Số liệu tháng", self.carry),
        ):  # fmt: skip
            menu.addAction(said).triggered.connect(partial(lambda do, _=False: do(), act))
        self.menu_button.setMenu(menu)

    def _lay_out(self) -> None:
        self._head = SectionHeader("")
        for tool in (self.menu_button, self.add):
            self._head.add(tool)
        card = self.sheet.card_of(self._head, self.remove_button, self.edit_button)
        self.lay_out(under(card))
