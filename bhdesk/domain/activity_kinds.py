"""The kinds of activities as data: what each is called, what is asked of it, what it counts for."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class ActivityState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    CUSTOMER_CONFERENCE = "customer_conference"
    SMALL_GROUP_SESSION = "small_group_session"
    DIALOGUE_CONFERENCE = "dialogue_conference"
    VILLAGE_MEETING = "village_meeting"
    REVIEW_MEETING = "review_meeting"
    HOUSEHOLD_DRIVE = "household_drive"
    BROADCAST = "broadcast"
    ARTICLE = "article"
    GUIDANCE_SESSION = "guidance_session"
    OTHER = "other"


_PEOPLE = (
    "starts", "ends", "place", "units", "chair", "secretary", "organisers", "topic", "invited",
    "attended", "consulted", "enrolled", "questions", "result", "obstacles", "decisions", "money",
    "money_source",
)  # fmt: skip
_WORK = tuple(name for name in _PEOPLE if name not in {"consulted", "enrolled"})
_OUTING = tuple(name for name in _PEOPLE if name not in {"secretary", "questions"})
_AIR = (
    "starts", "minutes", "place", "units", "organisers", "topic", "result", "money", "money_source"
)  # fmt: skip
_PRINT = ("organisers", "topic", "units", "channel", "link", "result", "money", "money_source")


class ActivityKind(NamedTuple):
    """One kind: `counted` follows a number in a sentence, `fields` are those a form asks for.

    `is_conference`: held ones fill the plan's quota of customer conferences. `gathers`: people
    come together, so that it has an invitation, an attendance sheet and minutes. `event` is what
    such a paper calls it. `verb`: "Đã phát".
    """

    key: Kind
    name: str
    counted: str
    fields: tuple[str, ...] = _PEOPLE
    is_conference: bool = False
    gathers: bool = True
    event: str = "hội nghị"
    verb: str = "tổ chức"


KINDS = (
    ActivityKind(
        Kind.CUSTOMER_CONFERENCE, "Hội nghị khách hàng", "hội nghị khách hàng", is_conference=True
    ),
    ActivityKind(
        Kind.SMALL_GROUP_SESSION, "Hội nghị tuyên truyền nhóm nhỏ",
        "hội nghị tuyên truyền nhóm nhỏ",
    ),
    ActivityKind(Kind.DIALOGUE_CONFERENCE, "Hội nghị đối thoại", "hội nghị đối thoại"),
    ActivityKind(Kind.VILLAGE_MEETING, "Họp thôn", "cuộc họp thôn", event="cuộc họp", verb="họp"),
    ActivityKind(
        Kind.REVIEW_MEETING, "Họp đánh giá kết quả", "cuộc họp đánh giá kết quả", _WORK,
        event="cuộc họp", verb="họp",
    ),
    ActivityKind(
        Kind.HOUSEHOLD_DRIVE, "Ra quân vận động tại hộ", "đợt ra quân vận động tại hộ", _OUTING,
        gathers=False, verb="ra quân",
    ),
    ActivityKind(
        Kind.BROADCAST, "Phát thanh", "buổi phát thanh", _AIR, gathers=False, verb="phát"
    ),
    ActivityKind(Kind.ARTICLE, "Tin, bài", "tin, bài", _PRINT, gathers=False, verb="đăng"),
    ActivityKind(
        Kind.GUIDANCE_SESSION, "Hướng dẫn VssID, nhận tiền qua tài khoản",
        "buổi hướng dẫn VssID, nhận tiền qua tài khoản", event="buổi hướng dẫn",
        verb="hướng dẫn",
    ),
    ActivityKind(
        Kind.OTHER, "Hoạt động khác", "hoạt động khác", event="hoạt động", verb="thực hiện"
    ),
)  # fmt: skip
_BY_KEY = {kind.key: kind for kind in KINDS}
KIND_WORDS = {kind.key: kind.name for kind in KINDS}
# where several kinds stand together
STATE_WORDS = {
    ActivityState.PLANNED: "Sắp tới",
    ActivityState.HELD: "Đã thực hiện",
    ActivityState.CANCELLED: "Đã hủy",
}
CONFERENCES = frozenset(kind.key for kind in KINDS if kind.is_conference)


def kind_of(key: Kind) -> ActivityKind:
    """What is known of a kind."""
    return _BY_KEY[key]


def state_words(key: Kind) -> dict[ActivityState, str]:
    """What the states of a kind are called: a broadcast is on air, an article is printed."""
    verb = _BY_KEY[key].verb
    return STATE_WORDS | {
        ActivityState.PLANNED: f"Sắp {verb}",
        ActivityState.HELD: f"Đã {verb}",
    }
