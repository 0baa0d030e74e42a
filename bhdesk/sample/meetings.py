"""The sample's campaign log: conferences of every month, broadcasts, weekly reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.sample.figures import HI, VSI
from bhdesk.sample.people import DEPUTY, HEAD, SECRETARY
from bhdesk.services import activities, office

if TYPE_CHECKING:
    from bhdesk.services.office import DataFile

HOSTS = "UBND xã, BHXH cơ sở, Bưu điện"
S3_DAY = date(2026, 6, 9)
REVIEWS = (date(2026, 5, 11), date(2026, 5, 18), date(2026, 5, 25), date(2026, 6, 1))
_CONFERENCE = Kind.CUSTOMER_CONFERENCE
# Customer conferences January to June as in story S3: 1·0·1·0·2·1
_Held = tuple[Kind, date, str, str, int | None, tuple[int, int, int], tuple[int, int]]
_HELD: tuple[_Held, ...] = (
    (_CONFERENCE, date(2026, 1, 22), "14:00", "16:00", 0, (50, 41, 26), (3, 5)),
    (Kind.VILLAGE_MEETING, date(2026, 2, 10), "19:30", "21:00", 1, (80, 62, 0), (0, 2)),
    (_CONFERENCE, date(2026, 3, 19), "19:00", "20:30", 3, (55, 46, 30), (4, 6)),
    (Kind.SMALL_GROUP_SESSION, date(2026, 4, 16), "19:00", "20:00", 4, (25, 22, 15), (2, 3)),
    (Kind.HOUSEHOLD_DRIVE, date(2026, 5, 8), "07:30", "11:00", None, (120, 118, 60), (3, 0)),
    (_CONFERENCE, date(2026, 5, 14), "19:00", "20:45", 5, (60, 51, 33), (7, 9)),
    (_CONFERENCE, date(2026, 5, 21), "19:00", "20:45", 0, (60, 52, 35), (9, 7)),
    (_CONFERENCE, S3_DAY, "19:00", "20:45", 2, (60, 47, 31), (6, 12)),
    (_CONFERENCE, date(2026, 7, 16), "19:00", "20:30", 1, (50, 43, 28), (4, 6)),
    (Kind.DIALOGUE_CONFERENCE, date(2026, 8, 13), "08:00", "10:30", None, (40, 34, 21), (2, 0)),
    (_CONFERENCE, date(2026, 8, 20), "19:00", "20:30", 3, (55, 44, 27), (4, 5)),
    (_CONFERENCE, date(2026, 9, 17), "19:00", "20:30", 4, (55, 48, 29), (5, 8)),
    (_CONFERENCE, date(2026, 10, 15), "19:00", "20:30", 5, (60, 50, 32), (6, 7)),
    (_CONFERENCE, date(2026, 11, 12), "19:00", "20:30", 1, (70, 63, 41), (5, 14)),
    (_CONFERENCE, date(2026, 12, 10), "19:00", "20:30", 2, (55, 45, 26), (4, 6)),
)
_S3_WORDS = {
    "chair": f"{HEAD}, Trưởng Ban Chỉ đạo",
    "secretary": f"{SECRETARY}, công chức Văn hóa - Xã hội",
    "topic": "Chính sách BHXH tự nguyện, BHYT hộ gia đình",
    "questions": (
        "Hỏi: Người đã đóng BHXH bắt buộc 08 năm rồi nghỉ việc có được đóng tiếp BHXH tự nguyện"
        " không?\n"
        "Đáp: Được; thời gian đã đóng BHXH bắt buộc được cộng với thời gian đóng BHXH tự nguyện.\n"
        "Hỏi: Hộ có 05 người cùng tham gia BHYT thì mức đóng của người thứ hai trở đi thế nào?\n"
        "Đáp: Từ người thứ hai mức đóng được giảm dần theo quy định; BHXH cơ sở phát bảng mức đóng"
        " kèm theo."
    ),
    "result": "Người dự được phát tờ rơi và bảng mức đóng",
    "obstacles": "Một số hộ chưa nhận được thẻ BHYT sau 10 ngày kể từ ngày nộp tiền",
    "decisions": (
        "Bưu điện xã rà soát, trả thẻ BHYT còn chậm trước ngày 16/6/2026\n"
        "Tổ vận động Thôn 10 gặp lại 31 người đã được tư vấn trong tháng 6/2026"
    ),
}


def write(store: DataFile, last: int) -> dict[date, int]:
    """Everything up to month `last`; gives the numbers of the meetings by their days."""
    made = write_meetings(store, last, has_words=True)
    _write_words(store, last)
    return made | _write_reviews(store, last)


def write_meetings(store: DataFile, last: int, *, has_words: bool = False) -> dict[date, int]:
    """The conferences alone; `has_words`: with what was asked and decided in that of story S3."""
    frame = office.frame(store)
    made: dict[date, int] = {}
    for kind, day, starts, ends, at, (invited, attended, consulted), (vsi, hi) in _HELD:
        if day.month > last:
            continue
        place = "Hội trường UBND xã" if at is None else f"Nhà văn hóa {frame.units[at].name}"
        activity = Activity(
            kind, day, ActivityState.HELD, starts, ends, place,
            units=() if at is None else (frame.unit_ids[at],),
            organisers=HOSTS,
            topic="Chính sách BHXH tự nguyện, BHYT hộ gia đình",
            invited=invited, attended=attended, consulted=consulted if consulted else None,
            enrolled=((VSI, vsi), (HI, hi)),
        )  # fmt: skip
        if has_words and day == S3_DAY:
            activity = replace(activity, **_S3_WORDS)  # type: ignore[arg-type]
        made[day] = activities.add(store, activity)[1]
    return made


def _write_words(store: DataFile, last: int) -> None:
    """What is told without a meeting: broadcasts of the peak month, an article, guidance."""
    if last < 5:
        return
    broadcast = Activity(
        Kind.BROADCAST, date(2026, 5, 4), starts="17:00", place="Đài Truyền thanh xã", minutes=15,
        organisers="Trung tâm Dịch vụ tổng hợp", topic="Tháng cao điểm BHXH tự nguyện",
    )  # fmt: skip
    activities.repeat(store, broadcast, [date(2026, 5, day) for day in (4, 11, 18, 25)])
    activities.add(
        store,
        Activity(
            Kind.ARTICLE, date(2026, 5, 6), organisers="Trung tâm Dịch vụ tổng hợp",
            topic="Ra quân tháng cao điểm BHXH tự nguyện", channel="Trang thông tin điện tử xã",
        ),
    )  # fmt: skip
    if last < 6:
        return
    activities.add(
        store,
        Activity(
            Kind.GUIDANCE_SESSION, date(2026, 6, 18), starts="08:00", ends="10:30",
            place="Hội trường UBND xã", organisers="BHXH cơ sở, Bưu điện",
            topic="Cài đặt VssID, nhận lương hưu qua tài khoản", invited=30, attended=26,
        ),
    )  # fmt: skip


def _write_reviews(store: DataFile, last: int) -> dict[date, int]:
    made = {}
    for day in REVIEWS:
        if day.month <= last:
            review = Activity(
                Kind.REVIEW_MEETING, day, starts="07:30", ends="08:15",
                place="Phòng họp UBND xã", chair=f"{DEPUTY}, Phó Trưởng ban Thường trực",
                secretary=SECRETARY, organisers="Ban Chỉ đạo xã", attended=9,
                topic="Đánh giá kết quả trong tuần, nhiệm vụ tuần tới",
            )  # fmt: skip
            made[day] = activities.add(store, review)[1]
    return made
