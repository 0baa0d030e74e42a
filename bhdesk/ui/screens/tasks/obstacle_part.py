"""The register of obstacles: what was raised, to whom it was passed, what was answered (R17)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.obstacles import Obstacle, ObstacleState
from bhdesk.services import obstacles, office
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.tasks import meeting_choice, words
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.form_dialog import FormDialog, day_field
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, text_edit
from bhdesk.ui.widgets.labels import Chip, SectionHeader, Text
from bhdesk.ui.widgets.scrolling import scrolled
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date


OPEN = (ObstacleState.OPEN, ObstacleState.PASSED)
PLACES = {"obstacle.no_text": "text", "text.unprintable": "text", "activity.unknown": "meeting"}
PASS_PLACES = {"obstacle.incomplete": "to", "obstacle.days": "day", "text.unprintable": "to"}


class ObstaclePart(Part):
    """The register at the left, one entry as it is written at the right."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._all: tuple[Obstacle, ...] = ()
        self._names: dict[int, str] = {}
        self._meetings: dict[int, str] = {}
        self._word = ""
        self._current = 0
        self.rows = RowList(RowStyle.STATE, "Khó khăn, vướng mắc")
        self.rows.table_heads = {
            "title": "Nội dung", "right": "Ngày nêu", "second": "Nơi, người nêu",
        }
        self.filter = combo([("Chưa trả lời", OPEN), ("Tất cả", tuple(ObstacleState))])
        self.filter.setAccessibleName("Khó khăn, vướng mắc nào")
        self.filter.setMinimumContentsLength(12)  # "Chưa trả lời" is read whole
        self.add = primary("Thêm vướng mắc", "them")
        self.buttons = (self.add,)
        self.edit = secondary("Sửa…")
        self.pass_on = secondary("Chuyển…", "gui-nhan")
        self.answer = secondary("Ghi trả lời…", "dung")
        self.remove = link("Bỏ mục này")
        self.meeting = link("Mở cuộc họp")
        self.empty = EmptyState(
            "canh-bao", "Chưa ghi khó khăn, vướng mắc nào",
            "Ghi điều dân hỏi, thôn vướng; mục chưa trả lời được đưa vào báo cáo.",
            "Thêm vướng mắc", sides=("thon", "gui-nhan"),
        )  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Obstacle | None:
        """The entry shown."""
        return next((one for one in self._all if one.id == self._current), None)

    def reload(self) -> None:
        found, frame = self.work.ask(obstacles.listed), self.work.ask(office.frame)
        if found is None or frame is None:
            return
        self._all = found
        self._names = {unit.id: unit.name for unit in frame.units}
        self._word = frame.unit_word
        self._meetings = meeting_choice.offered(self.work, self._today())
        self._show_list()

    def begin_new(self) -> None:
        self._open_form(Obstacle("", self._today()))

    def open_key(self, key: str) -> None:
        self._current = int(key) if key.isdigit() else 0
        self._show_list()

    def take_focus(self) -> None:
        (self.empty.button if self.is_empty else self.rows).setFocus()

    def _shown(self) -> list[Obstacle]:
        wanted = OPEN if self.filter.currentIndex() == 0 else tuple(ObstacleState)
        return [one for one in self._all if one.state in wanted]

    def _open_form(self, base: Obstacle) -> None:
        places: list[tuple[str, object]] = [(f"– không riêng {self._word} nào –", None)]
        places += [(name, number) for number, name in self._names.items()]
        lines = [
            [("text", FormRow("Nội dung", text_edit(base.text, 3)), 1)],
            [("unit", FormRow(self._word.capitalize(), combo(places, base.unit)), 2),
             ("day", FormRow("Ngày nêu", day_field(self._today, base.raised_on)), 1)],
            [("by", FormRow("Người nêu", line_edit(base.raised_by)), 1),
             ("place", FormRow("Nơi nêu", line_edit(base.place)), 1)],
            [("meeting", FormRow("Nêu tại cuộc họp", combo(
                meeting_choice.choices(self._meetings), base.activity)), 1)],
        ]  # fmt: skip

        def save(form: FormDialog) -> None:
            unit, meeting = form.choice("unit"), form.choice("meeting")
            made = replace(
                base, text=form.words("text"), unit=int(str(unit)) if unit else None,
                raised_on=form.needed_day("day"), raised_by=form.words("by"),
                place=form.words("place"), activity=int(str(meeting)) if meeting else None,
            )  # fmt: skip
            self._current = self.write(obstacles.save, made, base if base.id else None)
            self.settle("Đã ghi khó khăn, vướng mắc.")

        heading = "Sửa khó khăn, vướng mắc" if base.id else "Khó khăn, vướng mắc mới"
        FormDialog(self, heading, "Ghi", lines, save, PLACES | {"obstacle.days": "day"}).open()

    def _edit(self) -> None:
        if (one := self.current) is not None:
            self._open_form(one)

    def _pass_on(self) -> None:
        if (one := self.current) is None:
            return
        lines = [
            [("to", FormRow("Chuyển đến", line_edit(one.passed_to)), 2),
             ("day", FormRow("Ngày chuyển", day_field(self._today, self._today())), 1)],
        ]  # fmt: skip

        def save(form: FormDialog) -> None:
            self.write(obstacles.pass_on, one.id, form.words("to"), form.needed_day("day"))
            self.settle("Đã ghi nơi chuyển.")

        about = "Ghi cơ quan có thẩm quyền giải quyết."
        FormDialog(self, "Chuyển khó khăn, vướng mắc", "Ghi", lines, save, PASS_PLACES,
                   about).open()  # fmt: skip

    def _answer(self) -> None:
        if (one := self.current) is None:
            return
        lines = [
            [("to", FormRow("Nội dung trả lời", text_edit(one.answer, 3)), 1)],
            [("day", FormRow("Ngày trả lời", day_field(self._today, self._today()), width=160), 1)],
        ]

        def save(form: FormDialog) -> None:
            self.write(obstacles.answer, one.id, form.words("to"), form.needed_day("day"))
            self.settle("Đã ghi trả lời.")

        FormDialog(self, "Trả lời khó khăn, vướng mắc", "Ghi", lines, save, PASS_PLACES).open()

    def _remove(self) -> None:
        if self.current is not None:
            self.act("Đã bỏ một khó khăn, vướng mắc.", obstacles.remove, self._current)

    def _go_to_meeting(self) -> None:
        if (one := self.current) is not None and one.activity is not None:
            self.went.emit("meetings", one.activity)

    def _choose(self, key: object) -> None:
        self._current = key if isinstance(key, int) else 0
        self._show()

    def _show_list(self) -> None:
        shown = self._shown()
        if self.current not in shown:
            self._current = shown[0].id if shown else 0
        rows = [words.obstacle_row(one, self._names, self._today()) for one in shown]
        self.rows.set_items(rows, self._current)
        self._head.set_texts("", f"{len(shown)} mục")
        self._sheet.show_state(self._full if self._all else self.empty)
        self.set_empty(not self._all)
        self._show()

    def _show(self) -> None:
        one = self.current
        for button in (self.edit, self.pass_on, self.answer, self.remove, self._chip):
            button.setVisible(one is not None)
        self.meeting.setVisible(one is not None and one.activity is not None)
        if one is None:
            self._title.set_texts("Không còn mục nào chờ trả lời")
            self._told.setText("")
            return
        row = words.obstacle_row(one, self._names, self._today())
        self._chip.set_state(row.tone, row.state.partition(" (")[0].partition(",")[0])
        self._title.set_texts(f"Nêu ngày {text.day(one.raised_on)}")
        meeting = self._meetings.get(one.activity or 0, "")
        self._told.setText(_told(one, self._names, self._word, meeting))

    def _connect(self) -> None:
        self.rows.chosen.connect(self._choose)
        self.filter.activated.connect(partial(self._refilter))
        self.add.clicked.connect(self.begin_new)
        self.empty.begun.connect(self.begin_new)
        self.edit.clicked.connect(self._edit)
        self.pass_on.clicked.connect(self._pass_on)
        self.answer.clicked.connect(self._answer)
        self.remove.clicked.connect(self._remove)
        self.meeting.clicked.connect(self._go_to_meeting)

    def _refilter(self, _: int) -> None:
        self._show_list()

    def _lay_out(self) -> None:
        left, right = Card((8, 12, 8, 8)), Card((16, 12, 16, 12))
        self._head = SectionHeader("")
        self._head.add(self.filter)
        self._head.add(TableButton(self.rows))
        left.add(self._head)
        left.add(self.rows, 1)
        self._title, self._chip = SectionHeader(""), Chip(Tone.MUTED, "")
        self._title.add(self._chip)
        self._told = Text("", is_wrapped=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.meeting, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        right.add(self._title)
        right.add(scrolled(inner), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        for button in (self.edit, self.pass_on, self.answer):
            foot.addWidget(button)
        right.add(foot)
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 10)
        row.addWidget(right, 12)
        self._sheet = Sheet(self._full, self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheet)


def _told(one: Obstacle, names: dict[int, str], word: str, meeting: str) -> str:
    """The whole entry: what, who, where, to whom, the answer."""
    facts = (
        (word.capitalize(), names.get(one.unit or 0, "")), ("Người nêu", one.raised_by),
        ("Nơi nêu", one.place), ("Cuộc họp", meeting),
        ("Chuyển đến", _dated(one.passed_to, one.passed_on)),
        ("Trả lời", _dated(one.answer, one.answered_on)),
    )  # fmt: skip
    lines = [f"{name}: {said}" for name, said in facts if said]
    return "\n\n".join([one.text, "\n".join(lines)])


def _dated(said: str, day: date | None) -> str:
    return f"{said} (ngày {text.day(day)})" if said and day else said
