"""Translation, paper, lists, chart ticks, colours and what the room may import."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from reportlab.pdfgen.canvas import Canvas

from bhdesk.ui import icons, paint, tokens, translation
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.lists.tiles import TileItem, TileList
from bhdesk.ui.paper import PaperView, zoom
from bhdesk.ui.paper.pages import PaperPages
from bhdesk.ui.paper.printing import draw_pages
from bhdesk.ui.tokens import LIGHT, Tone
from bhdesk.ui.widgets.bars import AllocationBar, Part
from bhdesk.ui.widgets.cards import Kpi, KpiCard
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.labels import Chip, CutText
from bhdesk.ui.widgets.status_bar import StatusBar
from bhdesk.ui.widgets.trend import ticks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]


def paper(pages: int, size: tuple[float, float] = (595.3, 841.9)) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(pages):
        canvas.rect(0, 0, size[0] / 2, size[1], fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_long_state_gives_way_before_the_name_of_the_card_is_cut(
    qtbot: QtBot, dressed: QApplication
) -> None:
    kpi = Kpi("BHXH tự nguyện", "613", "769", "79,71%", Tone.INFO, "Thiếu 156 người",
              0.8, None, "", "", None, "", "Thiếu 156")  # fmt: skip
    card = KpiCard(kpi)
    qtbot.addWidget(card)
    for width, said in ((267, "Thiếu 156"), (340, "Thiếu 156 người")):
        card.resize(width, 159)
        card.show()
        name = card.findChildren(CutText)[0]
        qtbot.waitUntil(lambda name=name: name.text() == "BHXH tự nguyện")
        assert card.findChild(Chip).text() == said


def test_standard_buttons_are_vietnamese(dressed: QApplication) -> None:
    assert translation.install(dressed, ROOT / "resources" / "i18n")
    say = QCoreApplication.translate
    assert say("QPlatformTheme", "Cancel") == "Hủy"
    assert say("QPlatformTheme", "&Yes") == "&Có"
    assert say("QFileDialog", "File &name:") == "&Tên tệp:"


def test_the_paper_shows_the_pages_of_the_bytes(dressed: QApplication, qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    view.set_pdf(paper(3))
    assert view.desk.count == 3
    QTest.keyClick(view.desk, Qt.Key.Key_End)
    assert view.desk.page == 2
    view.desk.set_zoom(zoom.FIT_PAGE)
    image = view.desk.grab().toImage()
    assert image.pixelColor(2, 2) == QColor(LIGHT.desk)
    view.set_pdf(None)
    assert view.desk.count == 0


def test_a_page_is_drawn_in_its_colours(dressed: QApplication) -> None:
    pages = PaperPages(paper(1))
    image = pages.image(0, 200)
    pages.close()
    assert (image.width(), image.height()) == (200, 283)
    assert image.pixelColor(20, 100) == QColor("black")
    assert image.pixelColor(180, 100) == QColor("white")


def test_printing_draws_every_page_in_its_orientation(
    dressed: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "in.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    source = PaperPages(paper(2, (841.9, 595.3)))
    draw_pages(source, printer)
    source.close()
    printed = PaperPages(file.read_bytes())
    assert printed.count == 2
    assert printed.size(1).width() > printed.size(1).height()
    printed.close()


def test_lists_keep_the_rules_of_qt_and_tell_keys(dressed: QApplication, qtbot: QtBot) -> None:
    rows = RowList(RowStyle.RECORD, "Hội nghị")
    qtbot.addWidget(rows)
    tester = QAbstractItemModelTester(
        rows.row_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    rows.set_items((RowItem("h", "Tháng 6", is_heading=True), RowItem(1, "Một"), RowItem(2, "Hai")))
    rows.show()
    rows.choose(1)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.opened) as told:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert told.args == [2]
    QTest.keyClick(rows, Qt.Key.Key_Up)
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert rows.current_key == 1, "headings are passed over"
    assert tester.model() is rows.row_model


def test_tiles_are_reached_by_arrows_and_spoken(dressed: QApplication, qtbot: QtBot) -> None:
    tiles = TileList("Định mức")
    qtbot.addWidget(tiles)
    tiles.set_items([TileItem(m, f"T{m}", "0", "Thiếu 1", Tone.BAD) for m in range(1, 13)])
    tiles.resize(1100, 90)
    tiles.show()
    tiles.setCurrentIndex(tiles.tile_model.index(0))
    QTest.keyClick(tiles, Qt.Key.Key_Right)
    with qtbot.waitSignal(tiles.opened) as told:
        QTest.keyClick(tiles, Qt.Key.Key_Return)
    assert told.args == [2]
    assert tiles.tile_model.index(1).data() == "T2: 0, Thiếu 1"


def test_one_head_too_many_is_seen(dressed: QApplication, qtbot: QtBot) -> None:
    bar = AllocationBar()
    qtbot.addWidget(bar)
    bar.resize(600, 66)
    bar.set_parts([Part("Thôn 1", 50_000, "50.000"), Part("Thôn 2", 1, "1")], 50_000, "", "")
    image = bar.grab().toImage()
    tints = [image.pixelColor(x, 20) == QColor(LIGHT.bad_tint) for x in range(580, 600)]
    strokes = [image.pixelColor(x, 20) != QColor(LIGHT.bar[0]) for x in range(580, 600)]
    assert any(tints)
    assert sum(strokes) >= 13


def test_a_refused_field_says_why(dressed: QApplication, qtbot: QtBot) -> None:
    row = FormRow("&Dự", line_edit("70"), "người")
    qtbot.addWidget(row)
    row.set_error("Nhiều hơn số mời 60")
    assert row.field.accessibleName() == "Dự"
    assert row.field.accessibleDescription() == "Nhiều hơn số mời 60"
    row.set_error("")
    assert row.field.accessibleDescription() == "người"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(512, 769, [500, 600, 700, 800]), (0, 3, [0, 1, 2, 3]), (7, 7, [7, 8])],
)
def test_ticks_are_round_and_enclose(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected


def test_the_font_setting_is_kept_in_its_range() -> None:
    assert tokens.scaled(8).body == 10
    assert tokens.scaled(99).body == 16
    assert tokens.scaled(16).control == 51


def luminance(code: str) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)


@pytest.mark.parametrize(
    ("text", "ground"),
    [("ink", "surface"), ("muted", "nav"), ("muted", "sunken"), ("good", "good_tint"),
     ("warn", "warn_tint"), ("bad", "bad_tint"), ("bad", "bad_banner"), ("lock", "lock_tint"),
     ("pri", "pri_tint"), ("on_pri", "pri"), ("off_text", "off_fill"), ("forecast", "surface")],
)  # fmt: skip
def test_words_stand_out_from_their_ground(text: str, ground: str) -> None:
    one, two = sorted((luminance(getattr(LIGHT, text)), luminance(getattr(LIGHT, ground))))
    assert (two + 0.05) / (one + 0.05) >= 4.5 or text == "off_text"


def test_every_icon_can_be_drawn(dressed: QApplication) -> None:
    for file in (ROOT / "resources" / "icons").glob("[!_]*.svg"):
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        icons.draw(painter, file.stem, "#0B5C74", QRectF(0, 0, 24, 24))
        painter.end()
        seen = {image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)}
        assert max(seen) > 200, file.name


def test_figures_are_tabular(dressed: QApplication) -> None:
    assert paint.width("111") == pytest.approx(paint.width("888"), abs=0.5)


def test_the_window_loads_nothing_heavy() -> None:
    code = (
        "import sys, bhdesk.ui.main_window, bhdesk.ui.grid, bhdesk.ui.paper, bhdesk.ui.wizard;"
        "heavy = ('pypdfium2', 'PySide6.QtPrintSupport', 'reportlab', 'openpyxl', 'sqlalchemy',"
        "'PySide6.QtNetwork');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_steps_of_a_long_work_go_with_it(qtbot: QtBot, dressed: object) -> None:
    status = StatusBar()
    qtbot.addWidget(status)

    def words() -> list[str]:
        return [label.text() for label in status.findChildren(QLabel) if label.text()]

    status.set_progress(1, 1, "Đang xếp số liệu…")
    assert "Đang xếp số liệu… 1/1" in words()
    status.set_progress(0, 0, "")
    assert "Đang xếp số liệu… 1/1" not in words()
    status.say("Đã chép 12 ô.")
    status.set_progress(0, 0, "")
    assert "Đã chép 12 ô." in words(), "another work that ends does not take the word away"


def test_what_a_field_cannot_take_is_said_and_nothing_stored_is_cut(qtbot, dressed):
    field = line_edit("", "", 10)
    row = FormRow("Tên", field)
    qtbot.addWidget(row)
    row.show()
    field.textEdited.connect(lambda _: row.set_error(""))
    QGuiApplication.clipboard().setText("0123456789ABC")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: row.error == "Ô này nhận tối đa 10 ký tự; phần sau chưa được nhận.")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert row.error == ""
    assert field.text() == "012345678"
    field.setText("dài hơn mười ký tự")
    assert field.text() == "dài hơn mười ký tự"


def test_a_long_refusal_in_a_narrow_form_is_read_whole(qtbot, dressed):
    row = FormRow("Ngày ký", line_edit("", "", 12))
    form = QWidget()
    column = QVBoxLayout(form)
    column.addWidget(row)
    column.addStretch(1)
    qtbot.addWidget(form)
    form.resize(220, 400)
    form.show()
    row.set_error("Không đọc được ngày “31/2/2026”. Hãy nhập theo ngày/tháng/năm, ví dụ 05/04/2026")
    note = next(label for label in row.findChildren(QLabel) if label.text() == row.error)
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()) > 0)
