"""The invitation to a meeting (Mẫu 1.7) and the sheet on which those who come sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import meeting_words, text
from bhdesk.domain.activities import ActivityState
from bhdesk.domain.activity_kinds import kind_of
from bhdesk.domain.document import Align, Annex, Cell, Column, Document, Paragraph, Row, Table
from bhdesk.domain.errors import UserError
from bhdesk.domain.letterhead import head_of, signature
from bhdesk.domain.meeting_words import BLANK
from bhdesk.domain.narrative_words import whole_issuer

if TYPE_CHECKING:
    from bhdesk.domain.activities import Activity
    from bhdesk.domain.document import Letterhead
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.meeting_words import MeetingDetails

_ROWS, _MOST_ROWS = 30, 1000
_ROW_MM = 9.0


def document(frame: Frame, activity: Activity, details: MeetingDetails) -> Document:
    """Who invites whom to what, chaired by whom, when and where.

    Raises UserError activity.no_paper, activity.is_cancelled.
    """
    _refuse_cancelled(activity)
    event = "; nội dung: ".join(meeting_words.subject(activity))
    invitee = details.invitee.strip(" .;")
    clock, day = meeting_words.clock(activity.starts), text.long_day(activity.day)
    words = (
        f"{whole_issuer(frame)} trân trọng kính mời: {invitee or BLANK}.",
        f"Tới dự: {text.lowered(event)}.",
        f"Chủ trì: {activity.chair or BLANK}.",
        f"Thời gian: {clock}, {day}.",
        f"Địa điểm: {meeting_words.place(frame, activity)}.",
        "Rất mong quý vị đến dự đúng thời gian và thành phần.",
    )
    return Document(
        letterhead=_head(frame, activity, details),
        kind="GIẤY MỜI",
        abstract=meeting_words.subject(activity),
        blocks=tuple(Paragraph(line) for line in words),
        signature=signature(frame.office, details.signer),
        recipients=(invitee or "Như thành phần kính mời", f"Lưu: {frame.office.archive}"),
        sample_mark=frame.office.sample_mark,
    )


def attendance(frame: Frame, activity: Activity, details: MeetingDetails) -> Document:
    """A sheet alone, with blank rows to be filled in and signed by hand.

    Raises UserError activity.no_paper, activity.is_cancelled.
    """
    _refuse_cancelled(activity)
    rows = min(details.rows or activity.invited or _ROWS, _MOST_ROWS)
    columns = (
        Column("TT", 0.5, Align.CENTER), Column("Họ và tên", 2.6),
        Column("Đơn vị (địa chỉ)", 2.6), Column("Ký tên", 1.8),
    )  # fmt: skip
    lines = tuple(Row((Cell(str(at)), Cell(""), Cell(""), Cell(""))) for at in range(1, rows + 1))
    note = "Tổng số người dự: ………… người."
    table = Table(columns, lines, "Danh sách ký tên", note, key_columns=2, row_mm=_ROW_MM)
    when = f"{meeting_words.clock(activity.starts)}, {text.long_day(activity.day)}"
    sheet = Annex(
        title=f"DANH SÁCH NGƯỜI DỰ\n{kind_of(activity.kind).name.upper()}",
        blocks=(table,),
        reference=f"({when}, tại {meeting_words.place(frame, activity)})",
        is_landscape=False,
        is_form=True,
    )
    return Document(
        letterhead=_head(frame, activity, details),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(frame.office, details.signer),
        annexes=(sheet,),
        sample_mark=frame.office.sample_mark,
    )


def _refuse_cancelled(activity: Activity) -> None:
    meeting_words.refuse_other(activity)
    if activity.state is ActivityState.CANCELLED:
        raise UserError("activity.is_cancelled", day=text.day(activity.day))


def _head(frame: Frame, activity: Activity, details: MeetingDetails) -> Letterhead:
    return head_of(frame.office, "GM", activity.month, details.number, details.day)
