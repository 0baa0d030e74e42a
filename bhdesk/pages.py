"""Which screens the window has and what each of them is given; a screen is loaded when shown."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import StoreProblem
from bhdesk.services import holidays, office
from bhdesk.ui.main_window import PageEntry, PageFace

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from bhdesk.services.office import DataFile
    from bhdesk.ui.shell.page import Page
    from bhdesk.ui.work import Work

FACES = (
    PageFace("overview", "Tổng quan", "tong-quan"),
    PageFace("targets", "Chỉ tiêu", "chi-tieu"),
    PageFace("counts", "Số liệu tháng", "so-lieu"),
    PageFace("further", "Số liệu khác", "so-lieu-khac"),
    PageFace("meetings", "Hội nghị", "hoi-nghi"),
    PageFace("tasks", "Nhiệm vụ", "nhiem-vu"),
    PageFace("reports", "Báo cáo", "bao-cao"),
    PageFace("catalogue", "Danh mục", "danh-muc", 1),
    PageFace("safety", "Sao lưu", "sao-luu", 1),
)


def page_entries(
    resources: Path, backups: Path, data: DataFile, today: Callable[[], date],
    restore: Callable[[Path], object] | None = None,
) -> tuple[PageEntry, ...]:  # fmt: skip
    """The pages in the order of the navigation; saved papers go beside the data file first."""
    public = partial(holidays.public, resources / "holidays")
    folder = data.path.absolute().parent
    with_papers = {"today": today, "resources": resources, "folder": folder}

    def working_day() -> date:
        """Today where the file cannot be read: what the screen reads next says so."""
        try:
            return office.working_day(data, today())
        except StoreProblem:
            return today()

    given: dict[str, dict[str, Any]] = {
        "overview": {"today": today, "holidays": public},
        "targets": {"on": working_day, "resources": resources},
        "counts": {"resources": resources, "folder": folder},
        "further": with_papers,
        "meetings": with_papers,
        "tasks": {**with_papers, "holidays": public},
        "reports": with_papers,
        "catalogue": with_papers,
        "safety": {"backups": backups, "restore": restore},
    }

    def maker(key: str) -> Callable[[Work, int], Page]:
        return lambda work, month: page_class(key)(work, month, **given.get(key, {}))

    return tuple(PageEntry(face, maker(face.key)) for face in FACES)


def page_class(key: str) -> type[Page]:
    """The class of a page: CountsPage of bhdesk.ui.screens.counts."""
    module = import_module(f"bhdesk.ui.screens.{key}")
    found: type[Page] = getattr(module, f"{key.capitalize()}Page")
    return found
