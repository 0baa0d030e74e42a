"""The dialogs about commendation: a proposal, a decision on it, late employers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from bhdesk.domain import text
from bhdesk.domain.commendations import KIND_WORDS, LateEmployer, NomineeKind, Proposal
from bhdesk.domain.errors import UserError
from bhdesk.ui.widgets.form_dialog import FieldError, FormDialog, day_field
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, suggest, text_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    Today = Callable[[], date]

PLACES = {"commendation.no_name": "name", "text.unprintable": "name"}
LATE_PLACES = PLACES | {"commendation.months": "months"}
DECIDE_PLACES = {"commendation.no_decision": "reason", "text.unprintable": "reason"}
FORMS = ("Giấy khen của Chủ tịch UBND xã", "Bằng khen của Chủ tịch UBND tỉnh")
ENROLLED = (("– không ghi –", ""), ("Đã tham gia", "yes"), ("Chưa tham gia", "no"))


def propose(
    parent: QWidget, base: Proposal | None, today: Today, names: Sequence[str],
    save: Callable[[Proposal, bool | None], None],
) -> FormDialog:  # fmt: skip
    """A new one without `base`; `names` are offered while typing."""
    old = base or Proposal("", NomineeKind.COLLECTIVE, today())
    kinds: list[tuple[str, object]] = [(name, kind.value) for kind, name in KIND_WORDS.items()]
    name, form = line_edit(old.name), line_edit(old.form)
    suggest(name, names)
    suggest(form, FORMS)
    lines = [
        [("kind", FormRow("Loại", combo(kinds, old.kind.value)), 2),
         ("day", FormRow("Ngày đề nghị", day_field(today, old.proposed_on)), 1)],
        [("name", FormRow("Tên tập thể, cá nhân, đơn vị", name), 1)],
        [("achievement", FormRow("Thành tích", text_edit(old.achievement, 2)), 1)],
        [("form", FormRow("Hình thức khen thưởng", form), 3),
         ("enrolled", FormRow("Cá nhân: BHXH, BHYT",
                              combo(ENROLLED, "no" if old.is_not_enrolled else "")), 2)],
    ]  # fmt: skip

    def take(asked: FormDialog) -> None:
        made = replace(
            old, name=asked.words("name"), kind=NomineeKind(str(asked.choice("kind"))),
            proposed_on=asked.needed_day("day"), achievement=asked.words("achievement"),
            form=asked.words("form"),
        )  # fmt: skip
        save(made, {"yes": True, "no": False}.get(str(asked.choice("enrolled"))))

    heading = "Sửa đề nghị khen thưởng" if base else "Đề nghị khen thưởng mới"
    about = "Đơn vị chậm đóng, trường chưa đủ 100% học sinh có thẻ tự bị dừng, chờ quyết định."
    return FormDialog(parent, heading, "Ghi", lines, take, PLACES, about)


def decide(
    parent: QWidget, one: Proposal, today: Today, chiefs: Sequence[str],
    save: Callable[[str, str, date, bool], None],
) -> FormDialog:  # fmt: skip
    """Who lets a stopped proposal go on or not, and why."""
    who = line_edit()
    suggest(who, chiefs)
    choices = [("Cho tiếp tục", 1), ("Không cho tiếp tục", 0)]
    lines = [
        [("decision", FormRow("Quyết định", combo(choices)), 1),
         ("day", FormRow("Ngày", day_field(today, today())), 1)],
        [("who", FormRow("Người quyết định", who), 1)],
        [("reason", FormRow("Lý do", text_edit("", 2)), 1)],
    ]  # fmt: skip

    def take(asked: FormDialog) -> None:
        save(asked.words("who"), asked.words("reason"), asked.needed_day("day"),
             bool(asked.choice("decision")))  # fmt: skip

    about = f"{one.name} bị dừng: {one.bar}. Người, ngày và lý do quyết định được lưu lại."
    return FormDialog(
        parent, "Quyết định về đề nghị bị dừng", "Ghi quyết định", lines, take, DECIDE_PLACES, about
    )


def submit(
    parent: QWidget, one: Proposal, today: Today, save: Callable[[date], None]
) -> FormDialog:
    """The day it was put before the council."""
    lines = [[("day", FormRow("Ngày trình", day_field(today, today()), width=160), 1)]]
    return FormDialog(
        parent, "Trình hội đồng", "Ghi đã trình", lines,
        lambda asked: save(asked.needed_day("day")), {}, one.name,
    )  # fmt: skip


def late(
    parent: QWidget, base: LateEmployer | None, today: Today,
    save: Callable[[str, int, date], None],
) -> FormDialog:  # fmt: skip
    """An employer and how many months it is late; 0 takes it off the list."""
    name = line_edit(base.name if base else "")
    name.setReadOnly(base is not None)
    months = line_edit(str(base.months) if base else "")
    lines = [
        [("name", FormRow("Đơn vị sử dụng lao động", name), 1)],
        [("months", FormRow("Số tháng chậm đóng", months, "0: đã đóng đủ."), 1),
         ("day", FormRow("Số liệu ngày", day_field(today, base.as_of if base else today())), 1)],
    ]  # fmt: skip

    def take(asked: FormDialog) -> None:
        save(asked.words("name"), _count(asked), asked.needed_day("day"))

    about = "Từ 3 tháng trở lên, đề nghị khen thưởng đơn vị này bị dừng."
    return FormDialog(parent, "Đơn vị chậm đóng", "Ghi", lines, take, LATE_PLACES, about)


def _count(asked: FormDialog) -> int:
    """The whole number typed; raises FieldError."""
    from_field = asked.rows["months"].field
    assert isinstance(from_field, QLineEdit)
    try:
        return text.parse_count(from_field.text())
    except UserError as problem:
        raise FieldError("months", problem) from problem
