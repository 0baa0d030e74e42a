"""The whole window over a real data file: every page opens, nothing heavy is loaded before it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bhdesk import app, paths
from bhdesk.pages import FACES, page_class
from bhdesk.sample import build_binh_minh, build_tra_vinh
from bhdesk.services import office

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("reportlab", "openpyxl", "sqlalchemy", "alembic", "xlsxwriter", "pypdfium2", "PIL")
OPEN_WINDOW = """
import json, sys
from pathlib import Path
from bhdesk import app, paths
from bhdesk.services import office
made = app.make_app()
store = office.open_file(Path(sys.argv[1]), "", paths.migrations_dir(), paths.backup_dir())
window = app.make_window(store)
window.show_page("overview")
window.show()
made.processEvents()
print(json.dumps(sorted(name for name in sys.modules if "." not in name)))
window.close()
window.work.close()
store.close()
"""


@pytest.fixture(params=["binh-minh", "tra-vinh"])
def window(request, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    build = build_binh_minh if request.param == "binh-minh" else build_tra_vinh
    store = build(tmp_path / "a.bhdesk", paths.migrations_dir(), paths.resources_dir())
    app.make_app()
    day = date(2026, 6, 2) if request.param == "binh-minh" else date(2023, 7, 3)
    made = app.make_window(store, today=lambda: day)
    yield made
    made.close()
    made.work.close()
    made.deleteLater()
    store.close()


def test_every_page_opens_and_asks_for_no_more_than_the_screen_has(window, qtbot):
    failures = []
    window.work.failed.connect(failures.append)
    for size in ((1366, 696), (1093, 557)):
        window.resize(*size)
        for key in window.page_keys:
            window.show_page(key)
            window.show()
            qtbot.waitUntil(lambda: not window.work.is_busy, timeout=10_000)
            assert (window.width(), window.height()) == size, key
    assert failures == []


def test_a_page_is_called_the_same_before_and_after_it_is_loaded():
    for face in FACES:
        page = page_class(face.key)
        assert (page.key, page.title, page.icon, page.group) == (
            face.key, face.title, face.icon, face.group,
        )  # fmt: skip


def test_the_window_opens_without_the_heavy_libraries(tmp_path):
    data = tmp_path / "a.bhdesk"
    build_binh_minh(data, paths.migrations_dir(), paths.resources_dir(), last=2).close()
    environment = os.environ | {"BHDESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", OPEN_WINDOW, str(data)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    loaded = set(json.loads(ran.stdout.splitlines()[-1]))
    assert loaded.isdisjoint(HEAVY)
    timed = {line.rsplit("|", 1)[-1].strip() for line in ran.stderr.splitlines() if "|" in line}
    assert "PySide6.QtWidgets" in timed
    assert not [name for name in timed if name.split(".")[0] in HEAVY]


def test_the_working_month_is_last_month_unless_the_file_is_older(tmp_path):
    store = build_binh_minh(
        tmp_path / "a.bhdesk", paths.migrations_dir(), paths.resources_dir(), last=4
    )
    assert str(office.working_month(store, date(2026, 6, 1))) == "2026-05"
    assert str(office.working_month(store, date(2026, 9, 1))) == "2026-04"
    assert str(office.working_month(store, date(2026, 5, 2))) == "2026-04"
    store.close()
