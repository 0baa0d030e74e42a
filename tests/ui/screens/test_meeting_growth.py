"""Hội nghị và số tăng beside the list and the calendar, and the long log that is read aside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.activity_list import Filter
from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import activities, counts
from bhdesk.services.counts import Entry
from bhdesk.store import logbook
from bhdesk.ui.lists import LazyRows
from bhdesk.ui.screens.meetings import year_reader
from bhdesk.ui.screens.meetings.listing import GROWTH, LIST
from tests.ui.screens.meeting_desk import Desk
from tests.ui.screens.offices import keys

MAY, HI = Month(2026, 5), "hi_participants"


@pytest.fixture
def desk(qtbot, dressed, store, tmp_path):
    first, second = counts.grid(store, MAY, HI).frame.unit_ids[:2]
    for unit, new in ((first, 9), (second, 2)):
        counts.set_counts(store, MAY, [Entry(unit, HI, Part.NEW, new)])
    base = Activity(Kind.VILLAGE_MEETING, date(2026, 5, 12))
    for unit, joined, came in ((first, 4, 40), (second, 5, 30)):
        meeting = Activity(
            base.kind, base.day, place=f"Nhà {unit}", units=(unit,), attended=came,
            enrolled=((HI, joined),),
        )  # fmt: skip
        activities.add(store, meeting)
    return Desk(qtbot, store, 202605, date(2026, 6, 9))


def show_growth(desk):
    segment = desk.page.listing.views
    button = segment._group.button(GROWTH)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    return desk.page.listing.growth


def row(view, unit):
    found = next(row for row in view.model.rows if row.key == unit)
    return [cell if isinstance(cell, str) else cell.text for cell in found.cells]


def pick(box, key):
    box.setFocus()
    while box.currentData() != key:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before


def test_each_village_tells_who_joined_and_how_it_grew(desk, store):
    already = activities.listed(
        store, Filter(MAY.first_day, MAY.last_day, states=frozenset({ActivityState.HELD}))
    )
    view = show_growth(desk)
    assert not desk.page.room.right.isVisible()
    pick(view.measure, HI)
    first, second = counts.grid(store, MAY, HI).frame.unit_ids[:2]
    mine = [item for item in already if first in item.units and HI in dict(item.enrolled)]
    joined = sum(dict(item.enrolled)[HI] for item in mine)
    came = sum(item.attended or 0 for item in mine)
    shown = row(view, first)
    assert (shown[1:5]) == [str(len(mine)), str(came), str(joined), "9"]
    others = [i for i in already if second in i.units and HI in dict(i.enrolled)]
    beyond = sum(dict(i.enrolled)[HI] for i in others) - 2
    assert row(view, second)[-1] == f"Tại hội nghị nhiều hơn số tăng mới {beyond}: cần đối chiếu"
    table = view.grid.shown_table()
    assert "BHYT" in table.title
    assert "tháng 5/2026" in table.title
    assert len(table.rows) >= len(view.model.rows)


def test_the_year_and_the_way_back_to_the_list(desk):
    view = show_growth(desk)
    pick(view.period, "year")
    assert "năm 2026" in view.grid.table_title
    QTest.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.listing.views.current == LIST
    assert desk.page.editor.isVisible()


def long_log(store, count):
    day = date(2026, 1, 1)
    with store.write("Nhập sổ hoạt động") as db:
        logbook.insert_many(db, [
            Activity(Kind.BROADCAST, day + timedelta(days=at % 365), place=f"Cụm loa {at}")
            for at in range(count)
        ])  # fmt: skip


def test_a_long_log_words_only_what_is_painted_and_finds_at_once(qtbot, dressed, store, tmp_path):
    long_log(store, year_reader.SHORT + 200)
    desk = Desk(qtbot, store, 202606, date(2026, 6, 9))
    qtbot.waitUntil(lambda: desk.page.editor.number is not None)
    items = desk.page.rows.row_model.items
    assert isinstance(items, LazyRows)
    qtbot.wait(30)
    assert len(items._made) < 60, "rows far below are not worded"
    keys(desk.page.listing.filter.words, "cum loa 123")
    qtbot.waitUntil(lambda: len(desk.listed()) == 1)
    found = desk.listed()[0]
    assert desk.stored(found).place == "Cụm loa 123"


def test_a_save_in_a_long_log_reads_that_one_alone(qtbot, dressed, store, tmp_path, monkeypatch):
    long_log(store, year_reader.SHORT + 200)
    desk = Desk(qtbot, store, 202606, date(2026, 6, 9))
    qtbot.waitUntil(lambda: desk.page.editor.number is not None)
    number = desk.page.editor.number
    whole = []
    monkeypatch.setattr(activities, "year", lambda *_: whole.append(1))
    field = desk.field("place")
    field.clear()
    keys(field, "Đài truyền thanh")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: activities.one(store, number).place == "Đài truyền thanh")
    rows = desk.page.rows.row_model
    assert "Đài truyền thanh" in rows.items[rows.row_of(number)].second
    assert whole == []


def test_states_are_said_as_of_their_kind(desk):
    desk.begin("12/5/2026", "Phát thanh")
    state = desk.field("state")
    assert [state.itemText(at) for at in range(3)] == ["Sắp phát", "Đã phát", "Đã hủy"]
    desk.pick("kind", "Tin, bài")
    assert state.currentText() == "Đã đăng"
    block = desk.page.listing.filter
    assert [block.state.itemText(at) for at in (1, 2)] == ["Sắp tới", "Đã thực hiện"]
