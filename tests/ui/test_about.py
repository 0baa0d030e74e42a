"""The box Giới thiệu: what runs, where the data lies, every licence, the package of diagnosis."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QFormLayout, QMenuBar

from bhdesk import __version__, app, paths
from bhdesk.services import licences
from bhdesk.ui.about import AboutDialog, LicencesDialog
from bhdesk.ui.memory import Memory
from bhdesk.ui.widgets import files
from tests.ui.screens.offices import copy_of


@pytest.fixture
def about(tmp_path, monkeypatch, qtbot):
    """The dialog as the menu opens it over a real file."""
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = copy_of("binh-minh", tmp_path, 5)
    store.close()
    app.make_app()
    shell = app.Shell(Memory(tmp_path / "bhdesk.ini"))
    assert shell.open_file(store.path)
    bar = shell.window.findChild(QMenuBar)
    help_menu = next(a.menu() for a in bar.actions() if a.text() == "T&rợ giúp")
    next(a for a in help_menu.actions() if a.text() == "&Giới thiệu").trigger()
    dialog = shell.window.findChild(AboutDialog)
    yield dialog
    shell.close()


def facts_of(dialog):
    form = dialog.findChild(QFormLayout)
    role = QFormLayout.ItemRole
    return {
        form.itemAt(row, role.LabelRole).widget().text():
        form.itemAt(row, role.FieldRole).widget().text()
        for row in range(form.rowCount())
    }  # fmt: skip


def test_versions_and_the_place_of_the_data_are_told(about, tmp_path):
    told = facts_of(about)
    assert told["Phiên bản"] == __version__
    assert told["Qt"] == qVersion()
    assert told["Tệp dữ liệu"].startswith(str(tmp_path))
    assert about.isVisible()


def test_the_package_is_saved_where_she_chooses(about, tmp_path, monkeypatch, qtbot):
    target = tmp_path / "gửi đi.zip"
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    qtbot.mouseClick(about.save_button, Qt.MouseButton.LeftButton)
    assert "gửi đi.zip" in about.bar.text
    with zipfile.ZipFile(target) as archive:
        said = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert qVersion() in said
    assert str(tmp_path) not in said
    assert "Bình Minh" not in said


def test_a_refused_place_is_told_and_the_box_stays(about, tmp_path, monkeypatch, qtbot):
    place = tmp_path / "a.zip"
    place.mkdir()
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *args: (str(place), ""))
    qtbot.mouseClick(about.save_button, Qt.MouseButton.LeftButton)
    assert "Chưa lưu được." in about.bar.text
    assert about.isVisible()


def test_licences_are_read_offline(about, qtbot):
    qtbot.mouseClick(about.licences_button, Qt.MouseButton.LeftButton)
    shown = about.findChild(LicencesDialog)
    assert "SQLAlchemy: MIT" in shown.shown.toPlainText()
    names = [shown.names.item(at).text() for at in range(shown.names.count())]
    shown.names.setCurrentRow(names.index("Qt, PySide6 – LGPL-3.0.txt"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in shown.shown.toPlainText()
    assert QApplication.activeModalWidget() is not None


def test_every_library_of_the_lock_file_has_a_licence_named():
    known = " ".join(part for part, _ in licences.parts(paths.resources_dir())).casefold()
    root = paths.resources_dir().parent
    for name in ("sqlalchemy", "alembic", "openpyxl", "reportlab", "lxml", "pypdfium2", "qt 6"):
        assert name in known
    ours = next(iter(licences.texts(root, paths.resources_dir())))
    assert ours.part == "bhdesk – LICENSE"
    assert ours.text.startswith("MIT License")
