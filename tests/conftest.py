"""Data files that many tests start from: built once, copied for each test."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import HealthCheck, settings

from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, new_binh_minh, new_tra_vinh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# How quickly inputs are drawn and tried says something of the machine only.
settings.register_profile("bhdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("bhdesk")

NOON = datetime(2026, 6, 1, 12, 0, 0)

# How fast a machine makes examples is no fault of the code.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder the program writes to by itself."""
    folder = tmp_path / "nhà"
    monkeypatch.setenv("BHDESK_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def office_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The two offices of the stories, fresh from their plans, by name."""
    folder = tmp_path_factory.mktemp("offices")
    files = {"binh-minh": folder / "binh-minh.bhdesk", "tra-vinh": folder / "tra-vinh.bhdesk"}
    new_binh_minh(files["binh-minh"]).close()
    new_tra_vinh(files["tra-vinh"]).close()
    return files


@pytest.fixture
def open_office(office_files: dict[str, Path], tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Open a copy of one of the two offices in a folder with a name that breaks careless paths."""
    opened: list[Store] = []

    def open_one(name: str) -> Store:
        folder = tmp_path / "Dữ liệu 100% #1"
        folder.mkdir(exist_ok=True)
        path = Path(shutil.copy(office_files[name], folder / f"{name}-{len(opened)}.bhdesk"))
        backups = tmp_path / "sao lưu"
        opened.append(Store.open(path, "Người thử", MIGRATIONS, backups, clock=lambda: NOON))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def binh_minh(open_office: Callable[[str], Store]) -> Store:
    """Xã Bình Minh (invented): six villages, the plan of Tứ Kỳ as pattern, no figures."""
    return open_office("binh-minh")


@pytest.fixture
def tra_vinh(open_office: Callable[[str], Store]) -> Store:
    """Trà Vinh with its ten wards and the table of its plan, no figures."""
    return open_office("tra-vinh")
