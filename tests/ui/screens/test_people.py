"""Người làm công tác by keys on a real file: bodies, members, groups, agents (R18, R20, R21)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.people import BodyKind, Role, Seat
from bhdesk.services import office, people
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.catalogue import CataloguePage
from bhdesk.ui.screens.tasks import TasksPage
from bhdesk.ui.widgets.form_dialog import FormDialog
from tests.ui.screens.offices import RESOURCES, copy_of, type_over
from tests.ui.screens.page_desk import PageDesk
from tests.ui.screens.task_desk import press

TODAY = date(2026, 6, 2)


class Desk(PageDesk):
    """The part of the catalogue on a real file."""

    def __init__(self, qtbot, store, folder) -> None:
        super().__init__(qtbot, store, lambda work: CataloguePage(
            work, 202605, today=lambda: TODAY, resources=RESOURCES, folder=folder
        ))  # fmt: skip
        self.page.show_what("people")
        self.part = self.page.part_of("people")

    def dialog(self, kind=FormDialog):
        return next(d for d in self.page.findChildren(kind) if d.isVisible())

    def choose(self, name, value):
        field = self.dialog().rows[name].field
        field.setCurrentIndex(field.findData(value))

    def answer(self, **texts):
        asked = self.dialog()
        for name, said in texts.items():
            type_over(asked.rows[name].field, said)
        press(asked.ok_button)
        return asked

    def add_body(self, kind=BodyKind.TEAM, **texts):
        part = self.part
        press(part.add_body if part.roster else part.empty.button)
        self.choose("kind", kind.value)
        return self.answer(**texts)

    def add_member(self, seat=None, **texts):
        press(self.part.add)
        if seat:
            self.choose("seat", seat.value)
        return self.answer(**texts)

    def rosters(self):
        return people.rosters(self.store)


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.work.close()
    store.close()


def test_a_body_with_its_decision_and_members_who_follow_villages(desk):
    asked = desk.add_body(decision="12/QĐ-UBND")
    assert asked.rows["name"].error.startswith("Chưa ghi tên")
    assert desk.rosters() == ()
    desk.answer(name="Tổ triển khai", signed="15/1/2026")
    (roster,) = desk.rosters()
    assert (roster.body.name, roster.body.decision, roster.body.decision_day) == (
        "Tổ triển khai", "12/QĐ-UBND", date(2026, 1, 15),
    )  # fmt: skip
    press(desk.part.add)
    ticks = desk.dialog().rows["units"].field
    ticks.setFocus()
    ticks.setCurrentRow(1)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    desk.choose("seat", Seat.CHAIR.value)
    desk.answer(name="Nguyễn Văn A", post="Chủ tịch UBND xã")
    (member,) = desk.rosters()[0].members
    second = office.frame(desk.store).units[1]
    assert (member.name, member.seat, member.units) == ("Nguyễn Văn A", Seat.CHAIR, (second.id,))
    row = desk.part.members.row_model.items[0]
    assert row.right == "Tổ trưởng"
    assert second.name in row.second


def test_the_same_name_twice_is_refused_and_stays_typed(desk):
    desk.add_body(name="Tổ triển khai")
    desk.add_member(name="Nguyễn Văn A")
    asked = desk.add_member(name="Nguyễn Văn A", post="Công chức")
    assert "đã có trong" in asked.rows["name"].error
    assert asked.rows["post"].field.text() == "Công chức"
    assert len(desk.rosters()[0].members) == 1


def test_a_group_takes_the_name_of_its_village(desk):
    asked = desk.add_body(BodyKind.GROUP)
    assert "Chưa chọn thôn" in asked.rows["unit"].error
    unit = office.frame(desk.store).units[0]
    desk.choose("unit", unit.id)
    desk.answer()
    assert desk.rosters()[0].body.name == f"Tổ vận động {unit.name}"


def test_an_agent_is_a_choice_until_the_last_day(desk):
    desk.add_body(BodyKind.COLLECTOR, name="Bưu điện")
    desk.add_member(name="Lê Thị C")
    assert [c.name for c in people.choices(desk.store, TODAY, Role.AGENT)] == ["Lê Thị C"]
    press(desk.part.end)
    asked = desk.answer(last="31/13/2026")
    assert asked.rows["last"].error
    desk.answer(last="1/6/2026")
    assert people.choices(desk.store, TODAY, Role.AGENT) == ()
    assert desk.part.members.row_model.items == ()
    desk.part.filter.setFocus()
    QTest.keyClick(desk.part.filter, Qt.Key.Key_Down)
    assert desk.part.members.row_model.items[0].state == "Thôi làm sau ngày 01/06/2026"
    press(desk.part.remove)
    assert desk.rosters()[0].members == ()
    press(desk.part.remove_body)
    assert desk.rosters() == ()


def test_a_pasted_list_is_added_whole_or_not_at_all(desk):
    desk.add_body(name="Tổ triển khai")
    press(desk.part.paste)
    field = desk.dialog().rows["rows"].field
    field.setPlainText("Nguyễn Văn A\tChủ tịch\tTổ trưởng\nTrần Văn B\tCông an\tVua")
    press(desk.dialog().ok_button)
    assert "Vua" in desk.dialog().rows["rows"].error
    assert desk.rosters()[0].members == ()
    field.setPlainText("Nguyễn Văn A\tChủ tịch\tTổ trưởng\nTrần Văn B\tCông an\tTổ phó")
    press(desk.dialog().ok_button)
    assert [m.name for m in desk.rosters()[0].members] == ["Nguyễn Văn A", "Trần Văn B"]


def test_the_roster_is_looked_at_as_paper(desk):
    desk.add_body(name="Tổ triển khai")
    desk.add_member(name="Nguyễn Văn A")
    press(desk.part.paper)
    assert desk.dialog(PaperDialog).pages.startswith(b"%PDF")
    QTest.keyClick(desk.dialog(PaperDialog), Qt.Key.Key_Escape)


def test_the_people_are_the_choices_of_a_task(desk, qtbot, tmp_path):
    desk.add_body(name="Tổ triển khai")
    desk.add_member(Seat.CHAIR, name="Nguyễn Văn A", post="Chủ tịch UBND xã")
    page = TasksPage(desk.work, 202605, today=lambda: TODAY, resources=RESOURCES, folder=tmp_path)
    qtbot.addWidget(page)
    page.reload()

    def offered(name):
        return page.part_of("tasks").form.rows[name].field.completer().model().stringList()

    assert offered("assignee") == ["Nguyễn Văn A, Chủ tịch UBND xã"]
    assert offered("lead") == ["Tổ triển khai", "Nguyễn Văn A, Chủ tịch UBND xã"]
    assert offered("authority") == ["Nguyễn Văn A, Chủ tịch UBND xã"]
