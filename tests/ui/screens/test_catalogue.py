"""The catalogue: every field is kept when it is left, a refusal changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from bhdesk.services import office, units
from bhdesk.ui.screens.catalogue import CataloguePage
from tests.offices import RESOURCES
from tests.ui.screens.typing_vietnamese import type_in

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
PLANS, TODAY = RESOURCES / "plans", date(2026, 6, 2)


@pytest.fixture
def catalogue(qtbot, dressed, work, tmp_path):
    made = CataloguePage(
        work, 202605, today=lambda: TODAY, resources=RESOURCES, folder=tmp_path
    )
    qtbot.addWidget(made)
    made.resize(1158, 620)
    made.show()
    qtbot.waitExposed(made)
    return made


def retype(qtbot, field, text: str, key=ENTER) -> None:
    field.setFocus()
    field.selectAll()
    type_in(field, text)
    qtbot.keyClick(field, key)


def names(work) -> list[str]:
    return [unit.name for unit in units.listed(work.store)]


def test_the_letterhead_is_kept_and_previewed(qtbot, catalogue, work) -> None:
    retype(qtbot, catalogue.part_of("office").fields["place"], "Tứ Kỳ")
    assert office.frame(work.store).office.place == "Tứ Kỳ"
    assert "Tứ Kỳ, ngày" in catalogue.part_of("office").preview.words


def test_lines_are_kept_when_the_field_is_left(qtbot, catalogue, work) -> None:
    field = catalogue.part_of("office").fields["recipients"]
    field.setFocus()
    field.selectAll()
    type_in(field, "Thường trực Đảng ủy\nHĐND xã")
    qtbot.keyClick(field, TAB)
    assert office.frame(work.store).office.recipients == "Thường trực Đảng ủy\nHĐND xã"
    assert "- HĐND xã;" in catalogue.part_of("office").preview.words


@pytest.mark.parametrize(("key", "typed"), [("name", " "), ("cut_off_day", "31")])
def test_a_refused_setting_stays_in_its_field(qtbot, catalogue, work, key, typed) -> None:
    before = office.frame(work.store).office
    retype(qtbot, catalogue.part_of("office").fields[key], typed)
    assert catalogue.part_of("office").rows[key].error
    assert office.frame(work.store).office == before
    catalogue.part_of("office").reload()
    assert catalogue.part_of("office").fields[key].text() == typed


def test_a_village_is_renamed_in_place(qtbot, catalogue, work) -> None:
    catalogue.show_part(1)
    section = catalogue.part_of("units")
    first = units.listed(work.store)[0]
    section.grid.setFocus()
    section.grid.select_cell(first.id, "name")
    qtbot.keyClick(section.grid, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    editor.selectAll()
    type_in(editor, "Thôn Bến")
    qtbot.keyClick(editor, ENTER)
    assert names(work)[0] == "Thôn Bến"
    assert units.listed(work.store)[0].id == first.id


def test_a_name_already_there_is_refused(catalogue, work) -> None:
    catalogue.show_part(1)
    model = catalogue.part_of("units").grid.grid_model
    before = names(work)
    model.setData(model.index(0, 0), before[1])
    assert names(work) == before
    assert "có hai lần" in model.drafts()[0].reason


def test_villages_are_added_moved_sorted_and_taken_out(qtbot, catalogue, work) -> None:
    catalogue.show_part(1)
    section = catalogue.part_of("units")
    before = names(work)
    section.field.setPlainText("Thôn Mới\nThôn Bắc")
    qtbot.keyClick(section.add, ENTER)
    assert names(work) == [*before, "Thôn Mới", "Thôn Bắc"]
    assert section.field.toPlainText() == ""
    qtbot.keyClick(section.up, ENTER)
    assert names(work)[-2:] == ["Thôn Bắc", "Thôn Mới"]
    qtbot.keyClick(section.sort, ENTER)
    assert names(work)[:5] == ["Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Nhân", "Thôn Bắc"]
    section.grid.select_cell(
        next(u.id for u in units.listed(work.store) if u.name == "Thôn Bắc"), "name"
    )
    qtbot.keyClick(section.remove, ENTER)
    assert "Thôn Bắc" not in names(work)


def test_a_village_with_figures_is_not_taken_out(qtbot, catalogue, work) -> None:
    catalogue.show_part(1)
    section = catalogue.part_of("units")
    section.grid.select_cell(units.listed(work.store)[0].id, "name")
    before = names(work)
    qtbot.keyClick(section.remove, ENTER)
    assert names(work) == before
    assert "đã có số liệu hoặc chỉ tiêu nên không bỏ được" in catalogue.bar.text


def test_pasted_villages_with_one_known_name_are_refused_whole(qtbot, catalogue, work) -> None:
    catalogue.show_part(1)
    before = names(work)
    catalogue.part_of("units").field.setPlainText(f"Thôn Mới\n{before[0]}")
    qtbot.keyClick(catalogue.part_of("units").add, ENTER)
    assert names(work) == before
    assert "có hai lần" in catalogue.part_of("units").row.error
    assert "Thôn Mới" in catalogue.part_of("units").field.toPlainText()


def test_a_person_who_signs_is_added_ordered_and_rested(qtbot, catalogue, work) -> None:
    catalogue.show_part(2)
    section = catalogue.part_of("signers")
    qtbot.keyClick(section.add, ENTER)
    type_in(section.name, "Trần Thị B")
    qtbot.keyClick(section.name, TAB)
    assert len(office.signers(work.store)) == 1
    type_in(section.post, "Phó Chủ tịch")
    qtbot.keyClick(section.post, ENTER)
    added = office.signers(work.store)[-1]
    assert (added.name, added.post) == ("Trần Thị B", "Phó Chủ tịch")
    section.pattern.setCurrentIndex(2)
    section.pattern.activated.emit(2)
    assert office.signers(work.store)[-1].authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    qtbot.keyClick(section.first, ENTER)
    assert [s.name for s in office.signers(work.store)] == ["Trần Thị B", "Nguyễn Văn A"]
    section.is_active.setChecked(False)
    assert not office.signers(work.store)[0].is_active
    qtbot.keyClick(section.remove, ENTER)
    assert [s.name for s in office.signers(work.store)] == ["Nguyễn Văn A"]


def test_a_signer_without_post_keeps_the_old_one(qtbot, catalogue, work) -> None:
    catalogue.show_part(2)
    section = catalogue.part_of("signers")
    retype(qtbot, section.post, " ")
    assert "Chưa ghi chức vụ" in section._post_row.error
    assert office.signers(work.store)[0].post == "Trưởng ban"


def test_another_plan_is_taken_over_with_what_it_warns_of(catalogue, work) -> None:
    catalogue.show_part(3)
    catalogue.part_of("plan").take_file(PLANS / "tra-vinh-2023.toml")
    assert office.frame(work.store).plan.head.id == "tra-vinh-2023"
    shown = " ".join(catalogue.part_of("plan").problems.texts)
    assert "−343" in shown
    assert "−5.721" in shown
    assert "Bảng chỉ tiêu: cột BHXH bắt buộc" in shown
    assert "csi_participants" not in shown
    assert len(names(work)) == 6


def test_a_broken_plan_is_refused_with_all_its_faults(catalogue, work, tmp_path) -> None:
    catalogue.show_part(3)
    text = (PLANS / "tu-ky-2026.toml").read_text("utf-8")
    bad = tmp_path / "hỏng.toml"
    bad.write_text(text.replace("start = 2026-01-01", "start = 2027-06-01", 1), "utf-8")
    before = office.frame(work.store).plan.head.id
    catalogue.part_of("plan").take_file(bad)
    assert office.frame(work.store).plan.head.id == before
    assert any("ngày kết thúc trước" in line for line in catalogue.part_of("plan").problems.texts)
    catalogue.part_of("plan").take_file(tmp_path / "không có.toml")
    assert catalogue.part_of("plan").problems.texts == (
        "Không thấy tệp không có.toml. Hãy kiểm tra lại đường dẫn.",
    )


def test_the_plan_is_shown_in_words(catalogue, work) -> None:
    catalogue.show_part(3)
    shown = [[cell if isinstance(cell, str) else cell.text for cell in row.cells]
             for row in catalogue.part_of("plan").grid.grid_model.rows]  # fmt: skip
    paid = next(row for row in shown if "qua tài khoản" in row[0])
    assert paid[2] == "trên 99%"
    coverage = next(row for row in shown if "bao phủ BHYT" in row[0])
    assert coverage[2] == "từ 95,5% trở lên"
