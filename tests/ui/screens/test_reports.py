"""The reports page: the bytes on screen are those saved; refusals are said in the bar."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.periods import Month
from bhdesk.services import counts, office, reporting
from bhdesk.ui.screens.reports import ReportsPage, drafting, page
from bhdesk.ui.widgets import files
from tests.ui.screens import sample_office
from tests.ui.screens.sample_office import MAY, RESOURCES
from tests.ui.screens.typing_vietnamese import type_in

CTRL = Qt.KeyboardModifier.ControlModifier
VSI = "vsi_participants"


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    return sample_office.build(tmp_path_factory.mktemp("mau"))


@pytest.fixture
def work(master, tmp_path):
    with sample_office.opened(master, tmp_path) as made:
        yield made


@pytest.fixture
def reports(qtbot, dressed, work, tmp_path):
    made = ReportsPage(work, MAY, resources=RESOURCES, folder=tmp_path / "Báo cáo")
    qtbot.addWidget(made)
    work.changed.connect(made.take_change)
    made.resize(1158, 620)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.paper.set_pdf(None)


@pytest.fixture
def saving(monkeypatch):
    """The save dialog answers with the name it was offered; what it was offered is kept."""
    asked = []

    def ask(parent, title, start, kinds):
        asked.append(start)
        return start

    monkeypatch.setattr(files, "ask_save", ask)
    return asked


def words(data: bytes) -> str:
    document = PdfDocument(data)
    found = " ".join(leaf.get_textpage().get_text_bounded() for leaf in document)
    document.close()
    return " ".join(found.split())


def rows(reports) -> dict[object, str]:
    return {item.key: item.state for item in reports.papers.row_model.items}


def test_the_year_says_which_months_have_their_figures(reports) -> None:
    states = rows(reports)
    assert [key for key in states if key != page.ANNEX] == [202600 + n for n in range(1, 13)]
    assert states[202605] == "Đang nhập"
    assert states[202606] == "Chưa có số"


def test_a_village_without_figures_is_counted(reports, work) -> None:
    unit = office.frame(work.store).unit_ids[2]
    june = Month(2026, 6)
    others = [u for u in office.frame(work.store).unit_ids if u != unit]
    entries = [counts.Entry(u, VSI, Part.CLOSING, 100) for u in others]
    work.do(counts.set_counts, june, entries)
    assert rows(reports)[202606] == "còn 1 thôn trống"


def test_the_paper_carries_number_date_and_signer(qtbot, reports) -> None:
    panel = reports.panel
    type_in(panel.number, "7")
    type_in(panel.day, "3/6/2026")
    qtbot.keyClick(panel.day, Qt.Key.Key_Return)
    said = words(reports.pages)
    assert "Số: 07/BC-BCĐ" in said
    assert "ngày 03 tháng 6 năm 2026" in said
    assert "Nguyễn Văn A" in said
    panel.is_blank.setFocus()
    qtbot.keyClick(panel.is_blank, Qt.Key.Key_Space)
    said = words(reports.pages)
    assert "07/BC-BCĐ" not in said
    assert "ngày 03 tháng 6" not in said
    assert panel.number.text() == "7"


def test_the_annex_can_be_left_out(reports) -> None:
    assert reports.paper.desk.count == 4
    reports.panel.has_annex.setChecked(False)
    assert reports.paper.desk.count == 3


def test_an_unreadable_date_stays_in_its_field(qtbot, reports) -> None:
    type_in(reports.panel.day, "31/2/2026")
    qtbot.keyClick(reports.panel.day, Qt.Key.Key_Return)
    assert "Không đọc được ngày" in reports.panel._rows["day"].error
    assert reports.panel.details.day is None
    assert reports.panel.day.text() == "31/2/2026"


def test_ctrl_s_saves_the_bytes_on_screen(qtbot, reports, saving, tmp_path) -> None:
    reports.papers.setFocus()
    qtbot.keyClick(reports.papers, Qt.Key.Key_S, CTRL)
    target = tmp_path / "Báo cáo" / "Bao cao thang 05-2026.pdf"
    assert saving == [target]
    assert target.read_bytes() == reports.pages
    assert reports.pages.startswith(b"%PDF")
    assert "Đã lưu Bao cao thang 05-2026.pdf" in reports.bar.text
    assert next(button.text().strip() for button in reports.bar.buttons) == "Mở thư mục"


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_P])
def test_keys_of_this_page_go_before_those_of_the_menus(reports, key) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    asked.ignore()
    QApplication.sendEvent(reports.papers, asked)
    assert asked.isAccepted()


def test_the_workbook_has_numbers(qtbot, reports, saving) -> None:
    qtbot.keyClick(reports.panel.save_excel, Qt.Key.Key_Return)
    book = load_workbook(saving[0])
    numbers = {
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, int)
    }  # fmt: skip
    assert {769, 612, 23742, 23118} <= numbers
    book.close()


def test_a_file_open_elsewhere_is_said_and_kept(qtbot, reports, saving, monkeypatch) -> None:
    def held(pages, target):
        raise StoreProblem("file.locked", name=target.name, folder=str(target.parent))

    monkeypatch.setattr(reporting, "save_pages", held)
    qtbot.keyClick(reports.panel.save_pdf, Qt.Key.Key_Return)
    assert "đang mở trong chương trình khác" in reports.bar.text
    assert not saving[0].exists()
    assert reports.paper.desk.count == 4


def test_ctrl_p_prints_what_is_shown(qtbot, reports, monkeypatch) -> None:
    printed = []
    monkeypatch.setattr(page, "print_pdf", lambda data, *_: printed.append(data))
    reports.papers.setFocus()
    qtbot.keyClick(reports.papers, Qt.Key.Key_P, CTRL)
    assert printed == [reports.pages]


def test_arrows_walk_through_the_months_and_the_annex(qtbot, reports) -> None:
    with qtbot.waitSignal(reports.month_changed) as told:
        qtbot.keyClick(reports.papers, Qt.Key.Key_Up)
    assert told.args == [202604]
    assert "Tháng 4 năm 2026" in words(reports.pages)
    qtbot.keyClick(reports.papers, Qt.Key.Key_Home)
    assert "PHÂN BỔ CHỈ TIÊU NĂM 2026" in words(reports.pages)
    assert reports.panel.number.isHidden() or not reports.panel.number.isVisible()


def test_what_is_typed_for_a_month_comes_back(qtbot, reports) -> None:
    type_in(reports.panel.number, "15")
    reports.show_what(202604)
    assert reports.panel.number.text() == ""
    reports.show_what(202605)
    assert reports.panel.number.text() == "15"


def test_the_symbol_is_a_setting_of_the_office(qtbot, reports, work) -> None:
    reports.panel.symbol.selectAll()
    type_in(reports.panel.symbol, "BC-UBND")
    qtbot.keyClick(reports.panel.symbol, Qt.Key.Key_Return)
    assert office.frame(work.store).office.symbol == "BC-UBND"
    assert "/BC-UBND" in words(reports.pages)


def test_a_year_outside_the_plan_is_explained(qtbot, reports) -> None:
    reports.header.stepper.choose(202505)
    assert reports.empty.isVisible()
    with qtbot.waitSignal(reports.page_wanted) as told:
        qtbot.keyClick(reports.empty.button, Qt.Key.Key_Return)
    assert told.args == ["catalogue", "plan"]
    assert not reports.panel.save_pdf.isEnabled()
    reports.header.stepper.choose(202605)
    assert reports.paper.isVisible()


def test_blank_figures_are_told(reports) -> None:
    reports.show_what(202606)
    assert "BHXH tự nguyện: 6 thôn chưa có số." in reports.panel.remarks.texts


def test_an_older_answer_never_replaces_a_newer_one(reports) -> None:
    late = []
    run = reports.work.run
    reports.work.run = lambda fn, *args, then=None, origin=None: late.append((fn, args, then))
    reports.show_what(202603)
    reports.show_what(202604)
    reports.work.run = run
    for fn, args, then in reversed(late):
        then(fn(reports.work.store, *args))
    assert "Tháng 4 năm 2026" in words(reports.pages)
    assert isinstance(reports._draft, drafting.Draft)
