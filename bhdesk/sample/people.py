"""The sample's people: letters for names, with the posts that such bodies have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.collecting import Collected
from bhdesk.domain.people import Body, BodyKind, Member, Seat
from bhdesk.domain.periods import Month
from bhdesk.sample.figures import HI, VSI, VSI_FLOWS
from bhdesk.services import collecting, office, people

if TYPE_CHECKING:
    from bhdesk.services.office import DataFile

HEAD, DEPUTY, CULTURE = "Nguyễn Văn A", "Trần Thị B", "Lê Văn C"
SECRETARY, POLICE, WOMEN, FARMERS = "Phạm Thị D", "Hoàng Văn E", "Vũ Thị G", "Đỗ Văn H"
FOUNDED = date(2026, 1, 8)
# who is asked to bring how many of BHXH tự nguyện in an ordinary and in a peak month, and his share
_AGENTS = (
    ("Bưu điện xã Bình Minh", "Bùi Thị K", 8, 25, 40),
    ("Bưu điện xã Bình Minh", "Ngô Văn L", 6, 20, 30),
    ("Hội Liên hiệp Phụ nữ xã", "Đặng Thị M", 4, 12, 20),
)
_HI_TARGETS, _HI_RESULTS = (30, 22, 12), (31, 20, 12)


def write(store: DataFile, last: int) -> None:
    """The steering committee, a group in each village, and two collection organisations."""
    units = office.frame(store).units
    ids = [unit.id for unit in units]
    committee = Body(
        BodyKind.COMMITTEE, "Ban Chỉ đạo thực hiện chính sách BHXH, BHYT xã Bình Minh",
        "15/QĐ-UBND", FOUNDED, valid_from=FOUNDED,
    )  # fmt: skip
    _, number = people.save_body(store, committee)
    seats = (
        (HEAD, "Phó Chủ tịch UBND xã", Seat.CHAIR, ()),
        (DEPUTY, "Giám đốc BHXH cơ sở", Seat.STANDING_DEPUTY, ids[:1]),
        (CULTURE, "Trưởng phòng Văn hóa - Xã hội", Seat.DEPUTY, ids[1:2]),
        (SECRETARY, "Công chức Văn hóa - Xã hội", Seat.SECRETARY, ids[2:3]),
        (POLICE, "Trưởng Công an xã", Seat.MEMBER, ids[3:4]),
        (WOMEN, "Chủ tịch Hội Liên hiệp Phụ nữ xã", Seat.MEMBER, ids[4:5]),
        (FARMERS, "Chủ tịch Hội Nông dân xã", Seat.MEMBER, ids[5:]),
    )
    members = [Member(number, name, post, seat, tuple(at)) for name, post, seat, at in seats]
    people.add_members(store, number, members)
    for at, unit in enumerate(units, 1):
        group = Body(
            BodyKind.GROUP, "", f"{20 + at}/QĐ-UBND", FOUNDED, unit.id, valid_from=FOUNDED
        )
        _, number = people.save_body(store, group)
        people.add_members(store, number, [
            Member(number, f"Nguyễn Văn A{at}", "Trưởng thôn", Seat.CHAIR),
            Member(number, f"Trần Thị B{at}", "Chi hội trưởng Phụ nữ", Seat.MEMBER),
            Member(number, f"Lê Văn C{at}", "Nhân viên y tế thôn", Seat.MEMBER),
        ])  # fmt: skip
    _agents(store, last)


def _agents(store: DataFile, last: int) -> None:
    numbers: dict[str, int] = {}
    for name in dict.fromkeys(agent[0] for agent in _AGENTS):
        body = Body(BodyKind.COLLECTOR, name, valid_from=date(2026, 1, 1))
        _, numbers[name] = people.save_body(store, body)
    figures = []
    for at, (name, agent, ordinary, peak, share) in enumerate(_AGENTS):
        body_id = numbers[name]
        _, member = people.save_member(store, Member(body_id, agent, seat=Seat.AGENT))
        for number in range(1, last + 1):
            month = Month(2026, number)
            won = sum(VSI_FLOWS[number][0]) * share // 100
            target = peak if number == 5 else ordinary
            figures.append(Collected(month, body_id, VSI, target, won, member))
            if number == 11:
                asked, brought = _HI_TARGETS[at], _HI_RESULTS[at]
                figures.append(Collected(month, body_id, HI, asked, brought, member))
    collecting.set_figures(store, figures)
