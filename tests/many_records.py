"""Sixty villages' campaign: long names of bodies, agents, schools, tasks; debt of each quarter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.collecting import Collected
from bhdesk.domain.people import Body, BodyKind, Member, Seat
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.schools import School, SchoolCount
from bhdesk.domain.tasks import Task
from bhdesk.services import collecting, debt, peaks, people, schools, tasks
from bhdesk.services.debt import DebtEntry
from tests.offices import HI, VSI

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

LONG = "phối hợp rà soát, lập danh sách hộ kinh doanh, người lao động chưa tham gia bảo hiểm"
TASKS, AGENTS, SCHOOLS = 20, 40, 30


def write(store: Store, units: tuple[int, ...], names: tuple[str, ...]) -> None:
    """Tasks, groups in most villages, agents of two organisations, schools, debt, peaks."""
    for at in range(TASKS):
        month = at % 12 + 1
        task = Task(
            f"Nhiệm vụ thứ {at}: {LONG}", "Nguyễn Văn A, công chức Văn hóa - Xã hội",
            date(2026, month, 2), date(2026, month, 20), f"Ban Chỉ đạo, Tổ công tác {names[at]}",
            f"Công an xã, Thuế cơ sở, {names[at + 1]}", "Phó Chủ tịch Ủy ban nhân dân xã",
            "Danh sách đã đối chiếu, báo cáo kết quả bằng văn bản", "Chủ tịch UBND xã quyết định",
        )  # fmt: skip
        _, number = tasks.save(store, task)
        tasks.activate(store, number, date(2026, month, 2))
        if at % 3 == 0:
            tasks.move(store, number, date(2026, month, 25), "Chờ số liệu", date(2026, month, 19))
        if at % 2:
            tasks.finish(store, number, date(2026, month, 23), "Báo cáo gửi ngày 23")
    for unit in units[::2]:
        _, body = people.save_body(store, Body(BodyKind.GROUP, "", unit=unit))
        people.add_members(store, body, [Member(body, "Nguyễn Văn A", "Trưởng thôn", Seat.CHAIR)])
    _agents(store, names)
    _schools(store, names)
    for number in range(1, 5):
        figures = DebtEntry(23_456_789_012, 1_234_567_890_123, 112)
        debt.set_quarter(store, Period.parse(f"2026-Q{number}"), figures)
    peaks.set_target(store, Month(2026, 5), VSI, 1200)
    peaks.set_target(store, Month(2026, 11), HI, 4000)


def _agents(store: Store, names: tuple[str, ...]) -> None:
    figures = []
    for name in ("Bưu điện huyện, điểm bưu điện - văn hóa xã", f"Đại lý thu {names[0]}"):
        _, body = people.save_body(store, Body(BodyKind.COLLECTOR, name))
        listed = [Member(body, f"Nguyễn Văn A {at}", seat=Seat.AGENT) for at in range(AGENTS)]
        people.add_members(store, body, listed)
        agents = next(one for one in people.rosters(store) if one.body.id == body).members
        figures += [
            Collected(Month(2026, month), body, measure, 12, 11 + at % 3, member.id)
            for at, member in enumerate(agents)
            for month in range(1, 13)
            for measure in (VSI, HI)
        ]
    collecting.set_figures(store, figures)


def _schools(store: Store, names: tuple[str, ...]) -> None:
    counted = {}
    for at in range(SCHOOLS):
        school = School(f"Trường Tiểu học và Trung học cơ sở {names[at]}", "combined")
        counted[schools.save_school(store, school)[1]] = SchoolCount(1246, 1198 + at % 8, 41)
    for month in (3, 6, 9, 12):
        schools.set_counts(store, Month(2026, month), counted)
