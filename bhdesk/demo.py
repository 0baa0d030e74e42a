"""The demonstration: two sample offices, every paper of theirs, and a picture of every screen."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from bhdesk import demo_campaign, paths
from bhdesk.domain import paper_kinds
from bhdesk.domain.periods import Period
from bhdesk.sample import build_binh_minh, build_tra_vinh
from bhdesk.services import reporting, safekeeping, targets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.services.office import DataFile

BINH_MINH, TRA_VINH = "binh-minh.bhdesk", "tra-vinh.bhdesk"
# kind of paper and period; the Word file, the workbook and the JSON stand beside each
PAPERS = (
    ("month", "2026-05"), ("month", "2026-06"), ("quarter", "2026-Q2"), ("half", "2026-H1"),
    ("quarter", "2026-Q3"), ("year", "2026"), ("peak", "2026-05"), ("section", "2026-06"),
    ("ranking", "2026-Q2"), ("villages", "2026-Q2"), ("activities", "2026-Q2"),
    ("milestones", "2026-Q3"),
)  # fmt: skip
TRA_VINH_PAPERS = (("month", "2023-06"), ("quarter", "2023-Q2"), ("milestones", "2023-Q2"))
Tell = Callable[[str], None]


def build(out: Path, tell: Tell) -> tuple[Path, list[Path]]:
    """Make both offices and their papers in `out`; gives the first data file and all files.

    What an earlier demonstration left under the same names is replaced.
    """
    out.mkdir(parents=True, exist_ok=True)
    for name in (BINH_MINH, TRA_VINH):
        for left in out.glob(f"{name}*"):
            left.unlink()
    resources, migrations = paths.resources_dir(), paths.migrations_dir()
    tell("Lập xã Bình Minh (đơn vị giả định)…")
    store = build_binh_minh(out / BINH_MINH, migrations, resources)
    files = [
        out / BINH_MINH,
        *_papers(store, out, "binh-minh", PAPERS, date(2026, 12, 31), resources),
        *demo_campaign.papers(store, out, resources),
    ]
    folder = out / "sao-luu"
    shutil.rmtree(folder, ignore_errors=True)
    files.append(safekeeping.make_backup(store, folder).path)
    store.close()
    tell("Lập mười phường, xã của Trà Vinh theo kế hoạch thật…")
    store = build_tra_vinh(out / TRA_VINH, migrations, resources)
    files.append(out / TRA_VINH)
    files += _papers(store, out, "tra-vinh", TRA_VINH_PAPERS, date(2023, 12, 31), resources)
    store.close()
    return out / BINH_MINH, files


def _papers(
    store: DataFile,
    out: Path,
    name: str,
    wanted: tuple[tuple[str, str], ...],
    on: date,
    resources: Path,
) -> list[Path]:
    made = []
    for key, typed in wanted:
        kind = paper_kinds.kind_of(key)
        paper = reporting.paper(store, key, Period.parse(typed))
        word = "bao-cao" if kind.is_periodic else kind.stem.replace(" ", "-").lower()
        for ending in ("pdf", "docx", "xlsx", "json"):
            target = out / f"{name}-{word}-{typed}.{ending}"
            if kind.is_periodic:
                reporting.save(paper, target, resources)
            else:
                reporting.save_document(paper.document, target, resources)
            made.append(target)
    annex = targets.annex(store, on)
    for ending in ("pdf", "docx", "xlsx"):
        target = out / f"{name}-phan-bo-chi-tieu.{ending}"
        reporting.save_document(annex, target, resources)
        made.append(target)
    return made


def has_screen() -> bool:
    """Whether a window can be shown to somebody."""
    if sys.platform == "win32" or sys.platform == "darwin":
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) and platform not in {"offscreen", "minimal"}
