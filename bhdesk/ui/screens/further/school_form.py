"""The dialog of a school: its name, level, village, and whether it still works."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain.schools import LEVEL_WORDS, MAX_NAME, School
from bhdesk.ui.widgets.form_dialog import FormDialog
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.places import Unit

PLACES = {
    "school.no_name": "name", "school.twice": "name", "text.unprintable": "name",
    "unit.unknown": "unit",
}  # fmt: skip


def ask(
    parent: QWidget, base: School | None, units: Sequence[Unit], save: Callable[[School], None]
) -> FormDialog:
    """A new one without `base`."""
    old = base or School("")
    levels = [(word or "Không ghi", key) for key, word in LEVEL_WORDS.items()]
    places: list[tuple[str, object]] = [("Không ghi", None), *((u.name, u.id) for u in units)]
    lines = [
        [("name", FormRow("Tên trường", line_edit(old.name, max_length=MAX_NAME)), 1)],
        [("level", FormRow("Cấp học", combo(levels, old.level)), 1),
         ("unit", FormRow("Nằm ở", combo(places, old.unit)), 1)],
    ]  # fmt: skip
    if base is not None:
        works = combo([("Đang hoạt động", True), ("Đã thôi hoạt động", False)], old.is_active)
        hint = "Trường thôi hoạt động chỉ còn ở những tháng đã có số liệu."
        lines.append([("is_active", FormRow("Hoạt động", works, hint), 1)])

    def take(form: FormDialog) -> None:
        unit = form.choice("unit")
        is_active = base is None or bool(form.choice("is_active"))
        save(replace(
            old, name=form.words("name"), level=str(form.choice("level")),
            unit=int(str(unit)) if unit is not None else None, is_active=is_active,
        ))  # fmt: skip

    return FormDialog(parent, "Sửa trường" if base else "Thêm trường", "Ghi", lines, take, PLACES)
