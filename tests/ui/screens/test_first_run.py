"""The four steps by keyboard: nothing is written before the last, refusals keep what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from bhdesk import drives
from bhdesk.domain.errors import StoreProblem
from bhdesk.drives import Drive
from bhdesk.services import office, plans, units
from bhdesk.ui.screens.first_run import FILE_NAME, FirstRun, folders
from bhdesk.ui.screens.first_run.folders import Risk
from bhdesk.ui.widgets import files
from tests.offices import MIGRATIONS, RESOURCES
from tests.ui.screens.typing_vietnamese import type_in

PLANS = RESOURCES / "plans"
ENTER = Qt.Key.Key_Return


def at_plan(run: FirstRun, plan_id: str) -> None:
    ids = [item.id for item in plans.bundled(PLANS)]
    card = run.plan.cards.findChildren(type(run.plan.cards._cards[0]))[ids.index(plan_id)]
    card.radio.setFocus()
    card.radio.setChecked(True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Dữ liệu 100% của xã"


@pytest.fixture
def made() -> list[object]:
    return []


@pytest.fixture
def run(qtbot, dressed, folder, made):
    def make(setup, file):
        file.parent.mkdir(parents=True, exist_ok=True)
        return office.create(file, setup, "thử", MIGRATIONS)

    window = FirstRun(plans.bundled(PLANS), folder, make)
    qtbot.addWidget(window)
    window.done.connect(made.append)
    window.resize(1093, 557)
    window.show()
    qtbot.waitExposed(window)
    yield window
    for store in made:
        store.close()


def press_next(qtbot, run) -> None:
    run.next_button.setFocus()
    qtbot.keyClick(run.next_button, ENTER)


def test_a_commune_from_start_to_finish(qtbot, run, folder, made) -> None:
    type_in(run.office.name_field, "Bình Minh")
    run.office.superior.setText("Ủy ban nhân dân tỉnh")
    qtbot.mouseClick(run.office.bodies._cards[1], Qt.MouseButton.LeftButton)
    press_next(qtbot, run)
    at_plan(run, "tu-ky-2026")
    press_next(qtbot, run)
    type_in(run.units.field, "Thôn 1\nThôn Đông\nTổ dân phố số 3")
    press_next(qtbot, run)
    assert run.index == 3
    assert not folder.exists()
    press_next(qtbot, run)

    (store,) = made
    assert store.path == folder / FILE_NAME
    frame = office.frame(store)
    assert (frame.office.name, frame.office.place) == ("xã Bình Minh", "Bình Minh")
    assert (frame.office.parent, frame.office.symbol) == ("UBND xã Bình Minh", "BC-BCĐ")
    assert frame.office.addressee == "Ủy ban nhân dân tỉnh"
    assert frame.plan.head.id == "tu-ky-2026"
    listed = units.listed(store)
    assert [(unit.name, unit.kind) for unit in listed] == [
        ("Thôn 1", "thon"), ("Thôn Đông", "thon"), ("Tổ dân phố số 3", "to_dan_pho"),
    ]  # fmt: skip


def test_going_on_leads_to_what_is_missing(qtbot, run) -> None:
    press_next(qtbot, run)
    assert run.index == 0
    assert "Chưa có tên đơn vị" in run.bar.text
    assert run.office.name_field.hasFocus()
    type_in(run.office.name_field, "xã Tứ Kỳ")
    assert run.bar.isHidden()
    assert run.office.office.name == "xã Tứ Kỳ"
    press_next(qtbot, run)
    press_next(qtbot, run)
    assert run.index == 1
    assert "Chưa chọn kế hoạch" in run.bar.text


def test_villages_twice_are_refused_where_they_are_typed(qtbot, run) -> None:
    type_in(run.office.name_field, "Bình Minh")
    at_plan(run, "tu-ky-2026")
    run.go(2)
    press_next(qtbot, run)
    assert "Chưa có tên đơn vị nào" in run.bar.text
    type_in(run.units.field, "Thôn Hoà\nThôn Hòa")
    assert "có hai lần" in run.units._row.error
    press_next(qtbot, run)
    assert run.index == 2
    assert run.units.field.toPlainText() == "Thôn Hoà\nThôn Hòa"


def test_the_wards_of_a_plan_need_no_typing(qtbot, run, made) -> None:
    type_in(run.office.name_field, "Trà Vinh")
    at_plan(run, "tra-vinh-2023")
    run.go(2)
    assert run.units.uses_plan
    assert run.units.summary() == "10 đơn vị"
    press_next(qtbot, run)
    press_next(qtbot, run)
    (store,) = made
    assert [unit.name for unit in units.listed(store)][:2] == ["Phường 1", "Phường 2"]
    assert len(units.listed(store)) == 10


def test_a_plan_file_is_taken_or_refused_with_its_faults(qtbot, run, tmp_path, monkeypatch) -> None:
    text = (PLANS / "tu-ky-2026.toml").read_text("utf-8")
    good, bad, picture = (tmp_path / name for name in ("tốt.toml", "hỏng.toml", "ảnh.toml"))
    good.write_text(text, "utf-8-sig")
    bad.write_text(text.replace("start = 2026-01-01", "start = 2027-06-01", 1), "utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    answers = iter([bad, picture, good])
    monkeypatch.setattr(files, "ask_open", lambda *_: next(answers))
    at_plan(run, "tra-vinh-2023")
    run.go(1)
    qtbot.keyClick(run.plan.other, ENTER)
    assert any("ngày kết thúc trước ngày bắt đầu" in line for line in run.plan.issues.texts)
    qtbot.keyClick(run.plan.other, ENTER)
    assert run.plan.issues.texts == (
        "Tệp “ảnh.toml” không phải văn bản UTF-8 nên không đọc được như kế hoạch."
        " Hãy chọn lại tệp.",
    )
    assert run.plan.chosen.id == "tra-vinh-2023"
    qtbot.keyClick(run.plan.other, ENTER)
    assert run.plan.chosen.path == good
    assert run.plan.source == text


def test_an_existing_file_is_never_written_over(qtbot, run, folder, made) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(b"")
    type_in(run.office.name_field, "Bình Minh")
    at_plan(run, "tu-ky-2026")
    run.units.field.setPlainText("Thôn 1")
    run.go(3)
    press_next(qtbot, run)
    assert "đã có tệp số liệu" in run.bar.text
    assert made == []
    assert (folder / FILE_NAME).read_bytes() == b""


def test_a_refusal_of_the_store_is_said_and_nothing_is_lost(qtbot, dressed, folder) -> None:
    def full(setup, file):
        raise StoreProblem("store.disk_full")

    window = FirstRun(plans.bundled(PLANS), folder, full)
    qtbot.addWidget(window)
    type_in(window.office.name_field, "Bình Minh")
    at_plan(window, "tu-ky-2026")
    window.units.field.setPlainText("Thôn 1")
    window.go(3)
    press_next(qtbot, window)
    assert "Ổ đĩa đầy" in window.bar.text
    assert window.setup.office.name == "xã Bình Minh"


@pytest.mark.parametrize(
    ("path", "risk"),
    [
        ("OneDrive - UBND tinh/BHXH", Risk.SYNCED),
        ("Google Drive/bhdesk", Risk.SYNCED),
        ("Zalo Received Files", Risk.SYNCED),
        ("Tài liệu/bhdesk", Risk.NONE),
    ],
)
def test_synchronised_folders_are_told_apart(tmp_path, path, risk) -> None:
    assert folders.look_at(tmp_path / path, FILE_NAME).risk is risk
    assert not (tmp_path / path).exists()


def test_a_network_path_is_warned_of() -> None:
    assert drives.kind(Path(r"\\may-chu\chung\bhxh")) is Drive.NETWORK
    assert drives.kind(Path("//may-chu/chung")) is Drive.NETWORK


def test_another_folder_is_warned_of_but_may_be_used(qtbot, run, tmp_path, monkeypatch) -> None:
    chosen = tmp_path / "Dropbox"
    monkeypatch.setattr(files, "ask_folder", lambda *_: chosen)
    run.go(3)
    qtbot.keyClick(run.folder.other, ENTER)
    assert run.folder.folder == chosen
    assert not run.folder.warning.isHidden()
    assert run.folder.problem() == ""


def test_the_sample_is_one_click_away(qtbot, run) -> None:
    with qtbot.waitSignal(run.sample_wanted):
        qtbot.keyClick(run.office.sample, ENTER)


def test_the_first_step_is_not_wider_than_its_place_at_150_percent(qtbot, run) -> None:
    run.resize(911, 464)
    qtbot.waitUntil(lambda: run.width() == 911)
    place = run.office.parentWidget()
    qtbot.waitUntil(lambda: place.width() < 500)
    assert run.office.minimumSizeHint().width() <= place.width()
