"""The program on a stick that takes no more writing: told, and never as a mistake of our own."""

from __future__ import annotations

import pytest

from bhdesk import app, paths
from bhdesk.app import shell
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.frame import Office
from bhdesk.services import office
from bhdesk.ui.memory import Memory


@pytest.fixture
def locked(tmp_path, monkeypatch):
    """A home below which no folder can be made, whoever runs this."""
    (tmp_path / "stick").touch()
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "stick" / "du-lieu"))
    app.make_app()
    return app.Shell(Memory(tmp_path / "bhdesk.ini"))


def test_the_sample_that_cannot_be_written_is_told(qtbot, locked, monkeypatch):
    told = []
    monkeypatch.setattr(shell.ProblemDialog, "exec", lambda dialog: told.append(dialog))
    locked.open_sample()
    assert len(told) == 1
    assert locked.window is None


def test_the_new_data_that_cannot_be_written_is_refused(qtbot, locked):
    listing = (paths.resources_dir() / "plans" / "tra-vinh-2023.toml").read_text("utf-8")
    setup = office.Setup(listing, Office(name="xã Thử"))
    with pytest.raises(StoreProblem):
        locked._create(setup, paths.default_data_file())
