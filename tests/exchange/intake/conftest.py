from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.intake import layouts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def form_xlsx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    return layouts.by_openpyxl(path, layouts.FORM, layouts.FORM_MERGED)


@pytest.fixture(scope="session")
def lo_files(form_xlsx: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The form as LibreOffice writes it, by kind."""
    if layouts.SOFFICE is None:
        pytest.skip("soffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    return {
        kind: layouts.by_libreoffice(form_xlsx, kind, folder) for kind in ("xls", "ods", "xlsx")
    }
