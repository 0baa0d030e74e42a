"""The sample's tasks with six "rõ" in every state, and its obstacles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import task_review
from bhdesk.domain.obstacles import Obstacle
from bhdesk.domain.tasks import Task
from bhdesk.sample.meetings import REVIEWS, S3_DAY
from bhdesk.sample.people import CULTURE, HEAD, POLICE, SECRETARY, WOMEN
from bhdesk.services import activities, obstacles, office, tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.services.office import DataFile

_OFFICE, _CHAIR, _SI = "Phòng Văn hóa - Xã hội", "Chủ tịch UBND xã quyết định", "BHXH cơ sở"


@dataclass(frozen=True, slots=True)
class _Given:
    """A task, when it was done with what to show, to when it was moved on which day and why."""

    task: Task
    done: date | None = None
    evidence: str = ""
    moved_to: date | None = None
    moved_on: date | None = None
    reason: str = ""


def _task(work: str, who: str, starts: date, due: date, product: str, help_by: str = "") -> Task:
    return Task(
        work, who, starts, due, lead=_OFFICE, cooperating=help_by, supervisor=HEAD,
        product=product, authority=_CHAIR,
    )  # fmt: skip


_GIVEN = (
    _Given(
        _task("Rà soát người chưa tham gia BHYT tại 06 thôn", SECRETARY, date(2026, 1, 12),
              date(2026, 1, 30), "Danh sách theo từng thôn", "Tổ vận động các thôn"),
        date(2026, 1, 28), "Danh sách 1.204 người gửi BHXH cơ sở ngày 28/01/2026",
    ),
    _Given(
        _task("Đối chiếu danh sách học sinh chưa có thẻ BHYT", CULTURE, date(2026, 3, 2),
              date(2026, 3, 20), "Biên bản đối chiếu với từng trường", "Hiệu trưởng các trường"),
        date(2026, 3, 24), "Biên bản đối chiếu ngày 24/3/2026",
    ),
    _Given(
        _task("Chuẩn bị bài phát thanh, tin, bài tháng cao điểm", SECRETARY, date(2026, 4, 13),
              date(2026, 5, 6), "04 bài phát thanh, 01 tin", "Trung tâm Dịch vụ tổng hợp"),
        date(2026, 5, 6), "Tin đăng ngày 06/5/2026",
    ),
    _Given(
        _task("Vận động 60 người tham gia BHXH tự nguyện trong tháng cao điểm", WOMEN,
              date(2026, 5, 4), date(2026, 5, 27), "Danh sách người tham gia mới",
              "Bưu điện xã, tổ vận động các thôn"),
        date(2026, 5, 29), "68 người tham gia mới đến ngày 29/5/2026",
    ),
    _Given(
        _task("Rà soát 62 hộ kinh doanh", POLICE, date(2026, 5, 5), date(2026, 5, 15),
              "Danh sách 62 hộ đã đối chiếu và báo cáo", "Công an xã, Thuế cơ sở"),
        moved_to=date(2026, 5, 29), moved_on=date(2026, 5, 18),
        reason="Chờ cơ quan Thuế cung cấp danh sách hộ kinh doanh",
    ),
    _Given(
        _task("Hướng dẫn người thụ hưởng nhận tiền qua tài khoản", SECRETARY, date(2026, 5, 11),
              date(2026, 12, 31), "Báo cáo hằng tháng", _SI),
    ),
    _Given(
        _task("Vận động gia hạn thẻ BHYT hết hạn trong tháng", WOMEN, date(2026, 5, 18),
              date(2027, 1, 5), "Danh sách đã gia hạn", "Bưu điện xã"),
    ),
    _Given(
        _task("Lập danh sách học sinh chưa có thẻ BHYT đầu năm học", CULTURE, date(2026, 9, 7),
              date(2026, 9, 25), "Danh sách theo từng trường", "Hiệu trưởng các trường"),
        date(2026, 9, 24), "Danh sách gửi BHXH cơ sở ngày 24/9/2026",
    ),
)  # fmt: skip


def write(store: DataFile, last: int, meetings: Mapping[date, int]) -> None:
    """Given, done in time and late, moved, overdue, called off, and a draft that lacks two."""
    for one in _GIVEN:
        task = one.task
        if task.starts is None or task.starts.month > last:
            continue
        _, number = tasks.save(store, task)
        tasks.activate(store, number, task.starts)
        if one.moved_to and one.moved_on and one.moved_on.month <= last:
            meeting = meetings.get(one.moved_on)
            tasks.move(store, number, one.moved_to, one.reason, one.moved_on, meeting)
        if one.done and one.done.month <= last:
            tasks.finish(store, number, one.done, one.evidence)
    if last < 5:
        return
    contest = _task("Tổ chức hội thi tìm hiểu chính sách BHXH", WOMEN, date(2026, 5, 4),
                    date(2026, 5, 20), "Kế hoạch hội thi")  # fmt: skip
    _, number = tasks.save(store, contest)
    tasks.activate(store, number, date(2026, 5, 4))
    tasks.cancel(store, number, "Lồng ghép vào hội nghị khách hàng các thôn")
    draft = Task(
        "Kiểm tra đơn vị chậm đóng từ 03 tháng trở lên", CULTURE, date(2026, 6, 8),
        date(2026, 6, 26), lead=_OFFICE, cooperating=_SI,
    )  # fmt: skip
    tasks.save(store, draft)


def write_minutes(store: DataFile, last: int, meetings: Mapping[date, int]) -> None:
    """What each weekly review heard and decided, as its minutes carry it."""
    for day in REVIEWS:
        if day.month > last:
            continue
        review, meeting = tasks.review(store, day), activities.one(store, meetings[day])
        heard = "\n".join(task_review.findings(review))
        decided = "\n".join(task_review.decisions(review, meeting.id))
        activities.change(store, replace(meeting, result=heard, decisions=decided), meeting)


def write_obstacles(store: DataFile, last: int, meetings: Mapping[date, int]) -> None:
    """One answered, one passed upward, one raised at a conference, one nobody has passed on yet."""
    units = office.frame(store).unit_ids
    listed = (
        Obstacle(
            "Người dân còn ngại khai thông tin cá nhân khi tham gia BHXH tự nguyện",
            date(2026, 3, 19), unit=units[3], passed_to=_SI, passed_on=date(2026, 3, 23),
            answer="Cung cấp mẫu cam kết bảo mật thông tin, hướng dẫn nhân viên thu",
            answered_on=date(2026, 4, 2),
        ),
        Obstacle(
            "Hệ thống đóng tiền trực tuyến lỗi vào buổi tối, người dân phải đăng ký lại",
            date(2026, 5, 14), unit=units[5], passed_to=_SI, passed_on=date(2026, 5, 18),
        ),
        Obstacle(
            "Chưa có danh sách hộ kinh doanh do cơ quan Thuế quản lý để rà soát",
            date(2026, 5, 25), place="Phòng họp UBND xã",
        ),
        Obstacle(
            "Một số hộ chưa nhận được thẻ BHYT sau 10 ngày kể từ ngày nộp tiền", S3_DAY,
            unit=units[2], activity=meetings.get(S3_DAY), passed_to="Bưu điện xã",
            passed_on=date(2026, 6, 10), answer="Đã trả đủ thẻ ngày 16/6/2026",
            answered_on=date(2026, 6, 16),
        ),
    )  # fmt: skip
    for one in listed:
        if one.raised_on.month <= last:
            obstacles.save(store, one)
