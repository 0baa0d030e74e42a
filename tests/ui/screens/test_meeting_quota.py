"""The quota grid, unit by month: story S3 on the screen and on paper, and wards from March on."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk import sample
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.activity_list import Filter
from bhdesk.services import activities, office
from bhdesk.ui.tokens import Tone
from tests.offices import MIGRATIONS
from tests.services.test_stories import invented_with_quota
from tests.ui.screens.meeting_desk import Desk
from tests.ui.screens.offices import RESOURCES

HELD = ((1, 22), (3, 19), (5, 14), (5, 21), (6, 9))


@pytest.fixture
def s3(qtbot, dressed, tmp_path):
    store = invented_with_quota(tmp_path)
    for at, (month, day) in enumerate(HELD):
        meeting = Activity(Kind.CUSTOMER_CONFERENCE, date(2026, month, day), place=f"Nơi {at}")
        activities.add(store, meeting)
    yield Desk(qtbot, store, 202606, date(2026, 6, 9))
    store.close()


def opened(desk):
    button = desk.page.strip.grid_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    return desk.page.strip.dialog


def texts(row):
    return [cell if isinstance(cell, str) else cell.text for cell in row.cells]


def test_s3_february_and_april_are_red_with_their_words(s3):
    tiles = s3.page.strip.tiles.tile_model.items
    assert [tile.figure for tile in tiles[:6]] == ["1", "0", "1", "0", "2", "1"]
    assert [at + 1 for at, tile in enumerate(tiles) if tile.tone is Tone.BAD] == [2, 4]
    assert s3.page.strip.held == "Đã tổ chức 5"
    dialog = opened(s3)
    assert dialog.said == "Hội nghị khách hàng: tháng 2, 4 chưa đủ, thiếu 2 cuộc."
    (row,) = dialog.model.rows
    assert texts(row)[1:8] == ["Thiếu T2, T4", "1/1", "0/1", "1/1", "0/1", "2/1", "1/1"]
    assert [at - 1 for at, c in enumerate(row.cells) if at > 1 and c.tone is Tone.BAD] == [2, 4]
    assert texts(row)[-1] == "5"
    printed = dialog.grid.shown_table()
    assert "Thiếu T2, T4" in printed.rows[0].cells
    assert "2026" in printed.title
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert s3.page.strip.dialog is None


def test_wards_are_asked_from_the_month_the_plan_says(qtbot, dressed, tmp_path):
    store = sample.build_tra_vinh(tmp_path / "tv.bhdesk", MIGRATIONS, RESOURCES)
    for item in activities.listed(store, whole_year()):
        activities.remove(store, item.id)
    first, second = office.frame(store).unit_ids[:2]
    for month, units in ((3, (first, second)), (4, (first,))):
        meeting = Activity(Kind.CUSTOMER_CONFERENCE, date(2023, month, 9), place="Hội trường",
                           units=units)  # fmt: skip
        activities.add(store, meeting)
    desk = Desk(qtbot, store, 202304, date(2023, 5, 2))
    dialog = opened(desk)
    rows = {row.key: texts(row) for row in dialog.model.rows}
    assert rows[first][1:6] == ["Không thiếu", "–", "–", "1/1", "1/1"]
    assert rows[second][1:6] == ["Thiếu T4", "–", "–", "1/1", "0/1"]
    assert len(rows) == len(office.frame(store).unit_ids)
    store.close()


def whole_year():
    return Filter(date(2023, 1, 1), date(2023, 12, 31))
