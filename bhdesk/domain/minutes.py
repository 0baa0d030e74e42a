"""The minutes of a meeting in the form of Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import exchanges, meeting_words, text
from bhdesk.domain.activities import ActivityState
from bhdesk.domain.activity_kinds import kind_of
from bhdesk.domain.document import Block, Document, Heading, Paragraph, Points, Signature
from bhdesk.domain.errors import UserError
from bhdesk.domain.letterhead import head_of
from bhdesk.domain.meeting_words import BLANK, BLANK_LINE, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.meeting_words import MeetingDetails

_RECIPIENTS = ("Lưu: VT, Hồ sơ",)


def document(frame: Frame, activity: Activity, details: MeetingDetails) -> Document:
    """Two sign: the secretary at the left, the chair at the right; no line of place and date.

    Raises UserError activity.no_paper, activity.not_held.
    """
    meeting_words.refuse_other(activity)
    if activity.state is not ActivityState.HELD:
        raise UserError("activity.not_held", day=text.day(activity.day))
    head = head_of(frame.office, "BB", activity.month, details.number, None)
    return Document(
        letterhead=replace(head, is_dated=False),
        kind="BIÊN BẢN",
        abstract=meeting_words.subject(activity),
        blocks=tuple(_blocks(frame, activity)),
        signature=Signature(("CHỦ TỌA",), meeting_words.signed_name(activity.chair)),
        left_signature=Signature(("THƯ KÝ",), meeting_words.signed_name(activity.secretary)),
        recipients=_RECIPIENTS,
        sample_mark=frame.office.sample_mark,
    )


def _blocks(frame: Frame, activity: Activity) -> Iterator[Block]:
    event, day = kind_of(activity.kind).event, text.long_day(activity.day)
    yield Paragraph(f"Thời gian bắt đầu: {meeting_words.clock(activity.starts)}, {day}.")
    yield Paragraph(f"Địa điểm: {meeting_words.place(frame, activity)}.")
    yield Paragraph(f"Thành phần tham dự: {_attendance(activity)}.")
    yield Paragraph(f"Chủ trì (chủ tọa): {activity.chair or BLANK}.")
    yield Paragraph(f"Thư ký (người ghi biên bản): {activity.secretary or BLANK}.")
    yield Paragraph(f"Nội dung (theo diễn biến {event}):")
    for number, (title, blocks) in enumerate(_parts(frame, activity), 1):
        yield Heading(f"{number}. {title}", 2)
        yield from blocks
    end = meeting_words.clock(activity.ends)
    yield Paragraph(f"{event[:1].upper()}{event[1:]} kết thúc vào {end}, {day}.")


def _attendance(activity: Activity) -> str:
    told = [activity.organisers.strip(" .;")] if activity.organisers else []
    if activity.attended is not None:
        come = f"{text.count(activity.attended)} người dự"
        asked = activity.invited
        told.append(f"{come}/{text.count(asked)} người được mời" if asked is not None else come)
    elif activity.invited is not None:
        told.append(f"{text.count(activity.invited)} người được mời")
    return "; ".join(told) or BLANK


def _parts(frame: Frame, activity: Activity) -> Iterator[tuple[str, list[Block]]]:
    """What was said and done, each part only where something is written of it."""
    topic = _said(activity.topic)
    yield "Nội dung trình bày", topic or [Paragraph(BLANK_LINE)] * 3
    asked = exchanges.read(activity.questions)
    if asked:
        yield "Ý kiến, câu hỏi và trả lời", [Points(tuple(_exchange(pair) for pair in asked))]
    if effect := _effect(frame, activity):
        yield "Kết quả", effect
    if activity.obstacles:
        yield "Khó khăn, vướng mắc, kiến nghị", _said(activity.obstacles)
    if activity.decisions:
        yield "Kết luận, nhiệm vụ tiếp theo", _said(activity.decisions)
    if activity.money is not None:
        source = f" (nguồn: {activity.money_source.strip(' .')})" if activity.money_source else ""
        yield "Kinh phí", [Paragraph(f"{text.count(activity.money)} đồng{source}.")]


def _exchange(pair: exchanges.Exchange) -> str:
    asked = sentence(" ".join(pair.question.split())) or "(Ý kiến không ghi.)"
    answered = sentence(" ".join(pair.answer.split()))
    return f"{asked} Trả lời: {answered}" if answered else asked


def _effect(frame: Frame, activity: Activity) -> list[Block]:
    told = []
    if activity.consulted is not None:
        told.append(f"Được tư vấn trực tiếp: {text.count(activity.consulted)} người.")
    if spot := meeting_words.enrolled(frame, activity):
        told.append(f"Đăng ký tham gia ngay tại {kind_of(activity.kind).event}: {spot}.")
    figures: list[Block] = [Paragraph(" ".join(told))] if told else []
    return [*_said(activity.result), *figures]


def _said(words: str) -> list[Block]:
    return [Paragraph(sentence(line)) for line in words.splitlines() if line.strip()]
