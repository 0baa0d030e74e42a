"""The look does not depend on how the folder of the program is called."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QCheckBox

from bhdesk import paths
from bhdesk.ui import style

NAMES = ("Phòng VH&XH", "Xã 100% (mới) & thôn 'Đoài'", "50%mới")


@pytest.fixture
def dressed(qapp):
    yield qapp
    style.apply(qapp, paths.resources_dir())


def look(app, resources):
    style.apply(app, resources)
    box = QCheckBox()
    box.setChecked(True)
    box.ensurePolished()
    box.resize(40, 40)
    return box.grab().toImage()


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_is_read_whole_in_a_folder_with_signs_of_its_own_language(
    dressed, tmp_path, name
):
    plain, odd = tmp_path / "bhdesk", tmp_path / name
    for folder in (plain, odd):
        for part in ("icons", "style"):
            shutil.copytree(paths.resources_dir() / part, folder / part)
        (folder / "fonts").symlink_to(paths.resources_dir() / "fonts")
    assert look(dressed, odd) == look(dressed, plain)
