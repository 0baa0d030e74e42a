"""Finding activities in the log, and the calendar of its month."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.periods import Month
from bhdesk.services import activities
from bhdesk.ui.screens.meetings.calendar import DAY_ROLE, ITEMS_ROLE
from tests.ui.screens.meeting_desk import Desk
from tests.ui.screens.offices import copy_of, keys

MAY = date(2026, 5, 12)


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    unit = activities.year(store, Month(2026, 5)).frame.units[0].id
    activities.add(store, Activity(Kind.BROADCAST, MAY, place="Đài truyền thanh", units=(unit,)))
    activities.add(store, Activity(Kind.VILLAGE_MEETING, MAY, ActivityState.CANCELLED,
                                   place="Đình làng", cancel_reason="Mưa"))  # fmt: skip
    yield Desk(qtbot, store, 202605, date(2026, 6, 9))
    store.close()


def pick(box, words):
    """Down the choice by its keys, chosen with Enter as in its list."""
    box.setFocus()
    while box.currentText() != words:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before


def shown(desk):
    return {i.key for i in desk.page.rows.row_model.items if not i.is_heading}


def kinds(desk):
    found = {item.id: item.kind for item in desk.page._seen.activities}
    return [found[key] for key in desk.listed()]


def test_words_without_marks_find_and_clear(desk):
    everything = shown(desk)
    keys(desk.page.listing.filter.words, "dinh lang")
    desk.qtbot.waitUntil(lambda: len(desk.listed()) == 1)
    assert kinds(desk) == [Kind.VILLAGE_MEETING]
    QTest.keyClick(desk.page.listing.filter.clear, Qt.Key.Key_Return)
    assert shown(desk) == everything


def test_kind_state_and_village(desk):
    block = desk.page.listing.filter
    QTest.keyClick(block.more, Qt.Key.Key_Return)
    pick(block.kind, "Phát thanh")
    assert kinds(desk) == [Kind.BROADCAST]
    pick(block.state, "Đã hủy")
    assert kinds(desk) == []
    QTest.keyClick(block.clear, Qt.Key.Key_Return)
    QTest.keyClick(block.more, Qt.Key.Key_Return)
    unit = desk.page._seen.frame.units[0]
    pick(block.unit, unit.name)
    held = desk.page._seen.activities
    assert set(desk.listed()) == {item.id for item in held if unit.id in item.units}


def at(calendar, day):
    for row in range(calendar.rowCount()):
        for column in range(7):
            if calendar.item(row, column).data(DAY_ROLE) == day:
                return row, column
    raise AssertionError(day)


def test_calendar_opens_a_day_and_begins_a_new_one(desk):
    views = desk.page.listing.views
    button = views.findChildren(type(desk.page._add))[1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    calendar = desk.page.listing.calendar
    assert calendar.isVisible()
    cell = calendar.item(*at(calendar, MAY))
    assert {item.kind for item in cell.data(ITEMS_ROLE)} == {Kind.BROADCAST, Kind.VILLAGE_MEETING}
    assert calendar.item(0, 0).data(DAY_ROLE) == date(2026, 4, 27), "weeks begin on Monday"
    calendar.setFocus()
    calendar.setCurrentCell(*at(calendar, MAY))
    opened = set()
    for _ in range(2):
        before = desk.page.editor.number
        QTest.keyClick(calendar, Qt.Key.Key_Return)
        desk.qtbot.waitUntil(lambda before=before: desk.page.editor.number != before)
        opened.add(desk.stored(desk.page.editor.number).kind)
        calendar.setFocus()
    assert opened == {Kind.BROADCAST, Kind.VILLAGE_MEETING}
    QTest.keyClick(calendar, Qt.Key.Key_Right)
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.page.editor.number == 0)
    assert desk.field("day").text() == "13/05/2026"
