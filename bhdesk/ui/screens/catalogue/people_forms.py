"""The dialogs about the people of the campaign: a body, a member, the last day, a pasted list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from bhdesk.domain.people import BODY_WORDS, SEATS, Body, BodyKind, Member, Seat
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.form_dialog import FormDialog, day_field
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, text_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    Today = Callable[[], date]
    Places = tuple[str, Mapping[int, str]]

NAMES = {
    "body.no_name": "name", "body.twice": "name", "body.no_unit": "unit", "unit.stale": "unit",
    "people.dates": "last", "member.no_name": "name", "member.twice": "name",
    "member.seat": "seat", "text.unprintable": "name", "people.no_rows": "rows",
    "people.bad_row": "rows",
}  # fmt: skip


class TickList(QListWidget):
    """Villages with boxes to tick; Space ticks."""

    def __init__(self, names: Mapping[int, str], ticked: Sequence[int]) -> None:
        super().__init__()
        for number, name in names.items():
            item = QListWidgetItem(name, self)
            item.setData(Qt.ItemDataRole.UserRole, number)
            is_ticked = number in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.setSpacing(2)
        self.setFixedHeight(theme().scale.px(128))

    @property
    def ticked(self) -> tuple[int, ...]:
        """The numbers of the villages ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items if item.checkState() == Qt.CheckState.Checked
        )  # fmt: skip


def ask_body(
    parent: QWidget, base: Body | None, places: Places, today: Today,
    save: Callable[[Body], object],
) -> FormDialog:  # fmt: skip
    """A new one without `base`; a mobilisation group may leave its name to its village's.

    `places`: what a village is called here, and the names by number.
    """
    old = base or Body(BodyKind.TEAM, "")
    kinds = combo([(word, kind.value) for kind, word in BODY_WORDS.items()], old.kind.value)
    word, names = places
    units = [(f"– chọn {word} –", None), *((name, number) for number, name in names.items())]
    unit = FormRow(f"{word.capitalize()} của tổ vận động", combo(units, old.unit))
    lines = [
        [("kind", FormRow("Loại", kinds), 1), ("unit", unit, 1)],
        [("name", FormRow("Tên", line_edit(old.name, max_length=200)), 1)],
        [("decision", FormRow("Quyết định số, ký hiệu", line_edit(old.decision)), 2),
         ("signed", FormRow("Ngày quyết định", day_field(today, old.decision_day)), 1)],
        [("first", FormRow("Hoạt động từ ngày", day_field(today, old.valid_from)), 1),
         ("last", FormRow("Đến hết ngày", day_field(today, old.valid_to)), 1)],
        [("note", FormRow("Ghi chú", line_edit(old.note)), 1)],
    ]  # fmt: skip

    def follow() -> None:
        unit.setVisible(kinds.currentData() == BodyKind.GROUP.value)

    def take(form: FormDialog) -> None:
        kind = BodyKind(str(form.choice("kind")))
        number = form.choice("unit") if kind is BodyKind.GROUP else None
        save(replace(
            old, kind=kind, name=form.words("name"), decision=form.words("decision"),
            decision_day=form.day("signed"), unit=int(str(number)) if number else None,
            valid_from=form.day("first"), valid_to=form.day("last"), note=form.words("note"),
        ))  # fmt: skip

    kinds.currentIndexChanged.connect(follow)
    heading = f"Sửa {old.name}" if base else "Ban, tổ hoặc tổ chức mới"
    made = FormDialog(parent, heading, "Ghi", lines, take, NAMES)
    follow()
    return made


def ask_member(
    parent: QWidget, body: Body, base: Member | None, places: Places, today: Today,
    save: Callable[[Member], object],
) -> FormDialog:  # fmt: skip
    """A new one of the body without `base`."""
    plain = Seat.AGENT if body.kind is BodyKind.COLLECTOR else Seat.MEMBER
    old = base or Member(body.id, "", seat=plain)
    seats = [(word, seat.value) for seat, word in SEATS[body.kind].items()]
    word, names = places
    ticks = TickList(names, old.units)
    lines = [
        [("name", FormRow("Họ và tên", line_edit(old.name, max_length=120)), 1)],
        [("post", FormRow("Chức vụ, đơn vị công tác", line_edit(old.post)), 3),
         ("seat", FormRow("Chức danh", combo(seats, old.seat.value)), 2)],
        [("units", FormRow(f"{word.capitalize()} theo dõi", ticks), 3),
         ("first", FormRow("Từ ngày", day_field(today, old.valid_from)), 2),
         ("last", FormRow("Đến hết ngày", day_field(today, old.valid_to)), 2)],
    ]  # fmt: skip

    def take(form: FormDialog) -> None:
        save(replace(
            old, name=form.words("name"), post=form.words("post"),
            seat=Seat(str(form.choice("seat"))), units=ticks.ticked,
            valid_from=form.day("first"), valid_to=form.day("last"),
        ))  # fmt: skip

    heading = f"Sửa {old.name}" if base else f"Thêm vào {body.name}"
    return FormDialog(parent, heading, "Ghi", lines, take, NAMES)


def ask_end(
    parent: QWidget, member: Member, today: Today, save: Callable[[date], object]
) -> FormDialog:
    """The last day somebody serves."""
    lines = [[("last", FormRow("Ngày cuối làm", day_field(today, today()), width=160), 1)]]
    about = "Người này không còn được chọn sau ngày đó; việc đã ghi vẫn giữ nguyên."
    return FormDialog(
        parent, f"{member.name} thôi làm", "Ghi", lines,
        lambda form: save(form.needed_day("last")), NAMES, about,
    )  # fmt: skip


def ask_list(parent: QWidget, body: Body, save: Callable[[str], object]) -> FormDialog:
    """A list pasted from a sheet; all of it is added or none."""
    field = text_edit("", 8)
    hint = "Các cột: họ và tên, chức vụ, chức danh, thôn theo dõi. Dán từ Excel được."
    lines = [[("rows", FormRow("Mỗi dòng một người", field, hint), 1)]]
    return FormDialog(
        parent, f"Thêm nhiều người vào {body.name}", "Thêm", lines,
        lambda form: save(field.toPlainText()), dict.fromkeys(NAMES, "rows"),
    )  # fmt: skip
