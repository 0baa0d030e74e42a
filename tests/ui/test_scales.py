"""At 100 to 175 % no text is cut, no page scrolls to the side, and the scale is the system's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bhdesk import app, paths
from bhdesk.sample import build_binh_minh
from bhdesk.services import office

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("clipped_child.py")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    path = tmp_path_factory.mktemp("scales") / "a.bhdesk"
    build_binh_minh(path, paths.migrations_dir(), paths.resources_dir(), last=5).close()
    return path


@pytest.mark.parametrize(
    ("scale", "width", "height"),
    [
        ("1", 1366, 696), ("1.25", 1093, 557),  # the laptop of a commune, 1366×768
        ("1.5", 911, 464),  # the same, its letters made larger
        ("1.5", 1280, 640), ("1.75", 1097, 560),  # a screen of 1920×1080
    ],
)  # fmt: skip
def test_no_text_is_cut(data, tmp_path, scale, width, height):
    environment = os.environ | {
        "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
        "BHDESK_HOME": str(tmp_path),
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, str(CHILD), str(data), str(width), str(height)],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["density"] == float(scale)
    assert told["cut"] == []
    assert told["sideways"] == []


@pytest.mark.parametrize(("key", "width"), [("counts", 780), ("further", 830), ("overview", 780)])
def test_a_page_does_not_push_a_small_window_wider(data, qtbot, key, width):
    """Not even before it knows the month's state, with which half of its buttons go."""
    app.make_app()
    with closing(office.open_file(data, "", paths.migrations_dir(), data.parent)) as store:
        window = app.make_window(store)
        window.resize(width, 560)
        window.show()
        window.show_page(key)
        QApplication.processEvents()
        assert window.width() == width
        window.close()
        window.work.close()
        window.deleteLater()
