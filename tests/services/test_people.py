"""Bodies, members, groups, agents: kept, chosen from, printed, undone. Every name is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bhdesk.domain.collecting import Collected
from bhdesk.domain.document import Table
from bhdesk.domain.errors import UserError
from bhdesk.domain.people import Body, BodyKind, Member, Role, Seat
from bhdesk.domain.periods import Month, Period
from bhdesk.exchange import papers
from bhdesk.services import collecting, people, reporting, undoing, units
from tests.offices import RESOURCES, VSI, dump, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.store.engine import Store

OCTOBER = date(2026, 10, 2)
TEAM = Body(
    BodyKind.TEAM, "Tổ triển khai xã Bình Minh", "45/QĐ-UBND", date(2026, 1, 5),
    valid_from=date(2026, 1, 5),
)  # fmt: skip
# nine members as in story S9; the names are invented
ROSTER = """DANH SÁCH TỔ TRIỂN KHAI
STT\tHọ và tên\tChức vụ\tNhiệm vụ trong Tổ\tTheo dõi thôn\tTừ ngày
1\tÔng Nguyễn Văn A\tChủ tịch UBND xã\tTổ trưởng\t\t05/01/2026
2\tBà Lê Thị C\tPhó Chủ tịch UBND xã\tTổ phó thường trực\t\t05/01/2026
3\tÔng Trần Văn B\tTrưởng phòng Kinh tế\tThành viên\tThôn 1, Thôn 2\t05/01/2026
4\tBà Phạm Thị D\tPhòng Văn hóa - Xã hội\tThư ký\t\t05/01/2026
5\tÔng Vũ Văn E\tTrưởng Công an xã\tThành viên\tThôn 10\t05/01/2026
6\tBà Đỗ Thị G\tHội Phụ nữ\tThành viên\tAn Nhân\t05/01/2026
7\tÔng Bùi Văn H\tHội Nông dân\tThành viên\tThôn Đoài\t05/01/2026
8\tBà Ngô Thị I\tĐoàn Thanh niên\tThành viên\tThôn Đông\t05/01/2026
9\tÔng Hồ Văn K\tBHXH cơ sở\tTổ phó\t\t05/01/2026
"""


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def table_of(document: Document) -> list[list[str]]:
    block = document.annexes[0].blocks[-1]
    assert isinstance(block, Table)
    return [[cell.text for cell in row.cells] for row in block.rows]


@pytest.fixture
def team(binh_minh: Store) -> int:
    _, number = people.save_body(binh_minh, TEAM)
    people.add_members(binh_minh, number, people.read_roster(binh_minh, number, ROSTER))
    return number


def test_a_pasted_list_is_the_team_in_its_order(binh_minh: Store, team: int) -> None:
    found = people.roster(binh_minh, team).members
    village = unit_ids(binh_minh)
    assert len(found) == 9
    assert [(m.name, m.seat, m.units) for m in found[:4]] == [
        ("Ông Nguyễn Văn A", Seat.CHAIR, ()),
        ("Bà Lê Thị C", Seat.STANDING_DEPUTY, ()),
        ("Ông Trần Văn B", Seat.MEMBER, village[:2]),
        ("Bà Phạm Thị D", Seat.SECRETARY, ()),
    ]
    assert found[5].units == (village[3],)
    assert found[8].post == "BHXH cơ sở"
    assert {m.valid_from for m in found} == {date(2026, 1, 5)}


def test_a_workbook_gives_the_same_list(binh_minh: Store, team: int, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in ROSTER.splitlines():
        book.active.append(line.split("\t"))
    path = tmp_path / "tổ triển khai.xlsx"
    book.save(path)
    text_file = tmp_path / "tổ.tsv"
    text_file.write_text(ROSTER, encoding="utf-16")
    assert people.read_file(binh_minh, team, path) == people.read_roster(binh_minh, team, ROSTER)
    assert people.read_file(binh_minh, team, text_file) == people.read_file(binh_minh, team, path)


def test_choices_by_role(binh_minh: Store, team: int) -> None:
    def names(role: Role, unit: int | None = None, on: date = OCTOBER) -> list[str]:
        return [choice.name[-1] for choice in people.choices(binh_minh, on, role, unit)]

    village = unit_ids(binh_minh)
    assert names(Role.CHAIR) == ["A", "C", "K"]
    assert names(Role.SECRETARY)[:2] == ["D", "B"]
    assert names(Role.FOLLOWER) == ["B", "E", "G", "H", "I"]
    assert names(Role.FOLLOWER, village[4]) == ["H"]
    assert names(Role.RESPONSIBLE)[:3] == ["A", "C", "K"]
    assert names(Role.RESPONSIBLE, village[0])[0] == "B"
    assert names(Role.CHAIR, on=date(2026, 1, 4)) == []
    group = Body(BodyKind.GROUP, "", "12/QĐ-UBND", date(2026, 2, 1), unit=village[0])
    _, number = people.save_body(binh_minh, group)
    people.save_member(binh_minh, Member(number, "Ông Lý Văn L", "Trưởng thôn", Seat.CHAIR))
    assert names(Role.CHAIR, village[0]) == ["A", "C", "K", "L"]
    assert names(Role.CHAIR, village[1]) == ["A", "C", "K"]


def test_who_left_is_no_choice_but_stands_in_the_past(binh_minh: Store, team: int) -> None:
    member = people.roster(binh_minh, team).members[2]
    people.end_member(binh_minh, member.id, date(2026, 9, 30))
    follower = people.choices(binh_minh, OCTOBER, Role.FOLLOWER, unit_ids(binh_minh)[0])
    assert follower == ()
    assert len(people.roster(binh_minh, team, OCTOBER).members) == 8
    assert len(people.roster(binh_minh, team, date(2026, 9, 30)).members) == 9
    undoing.undo(binh_minh)
    assert len(people.roster(binh_minh, team, OCTOBER).members) == 9


def test_refusals_write_nothing(binh_minh: Store, team: int) -> None:
    store, first = binh_minh, people.roster(binh_minh, team).members[0]
    save = people.save_member
    assert refused(store, lambda: people.save_body(store, replace(TEAM, id=0))) == "body.twice"
    assert refused(store, lambda: people.save_body(store, Body(BodyKind.TEAM, " "))) == (
        "body.no_name"
    )
    group = Body(BodyKind.GROUP, "Tổ")
    assert refused(store, lambda: people.save_body(store, group)) == "body.no_unit"
    assert refused(store, lambda: people.remove_body(store, team)) == "body.in_use"
    assert refused(store, lambda: save(store, Member(team, ""))) == "member.no_name"
    assert refused(store, lambda: save(store, Member(team, "ÔNG nguyễn văn A"))) == "member.twice"
    agent = Member(team, "Bà Mai Thị M", seat=Seat.AGENT)
    assert refused(store, lambda: save(store, agent)) == "member.seat"
    assert refused(store, lambda: save(store, Member(team, "X", units=(999,)))) == "unit.stale"
    late = replace(first, valid_to=date(2025, 12, 31))
    assert refused(store, lambda: save(store, late)) == "people.dates"
    stale = replace(first, post="Bí thư")
    assert refused(store, lambda: save(store, replace(first, post="x"), stale)) == "people.stale"
    assert refused(store, lambda: people.roster(store, 99)) == "body.unknown"
    assert refused(store, lambda: people.remove_member(store, 99)) == "member.unknown"

    def paste(raw: str) -> Callable[[], object]:
        return lambda: people.add_members(store, team, people.read_roster(store, team, raw))

    assert refused(store, paste("Họ và tên\tChức vụ\n")) == "people.no_rows"
    assert refused(store, paste("Bà Mai Thị M\tHội\tVua")) == "people.bad_row"
    assert refused(store, paste("Bà Mai Thị M\t\t\nbà mai thị m\t\t")) == "member.twice"


def test_all_is_undone_and_done_again(binh_minh: Store) -> None:
    def stored() -> dict[str, object]:
        names = ("body", "member", "member_unit", "collected")
        return {name: rows for name, rows in dump(binh_minh).items() if name in names}

    empty = stored()
    _, number = people.save_body(binh_minh, TEAM)
    people.add_members(binh_minh, number, people.read_roster(binh_minh, number, ROSTER))
    full = stored()
    people.remove_member(binh_minh, people.roster(binh_minh, number).members[2].id)
    undoing.undo(binh_minh)
    assert stored() == full
    undoing.undo(binh_minh)
    undoing.undo(binh_minh)
    assert stored() == empty
    undoing.redo(binh_minh)
    undoing.redo(binh_minh)
    assert stored() == full
    assert refused(binh_minh, lambda: units.remove(binh_minh, unit_ids(binh_minh)[0])) == (
        "unit.in_use"
    )


def test_the_list_as_annex_to_its_decision(binh_minh: Store, team: int, tmp_path: Path) -> None:
    document = people.paper(binh_minh, team, OCTOBER)
    (annex,) = document.annexes
    assert annex.reference == (
        "(Kèm theo Quyết định số 45/QĐ-UBND ngày 05 tháng 01 năm 2026"
        " của Ủy ban nhân dân xã Bình Minh)"
    )
    rows = table_of(document)
    assert rows[2] == [
        "3", "Ông Trần Văn B", "Trưởng phòng Kinh tế", "Thành viên", "Thôn 1, Thôn 2",
    ]  # fmt: skip
    assert reporting.pdf(document, RESOURCES).startswith(b"%PDF")
    papers.save_docx(tmp_path / "danh sách.docx", document, RESOURCES)
    assert (tmp_path / "danh sách.docx").stat().st_size > 5000


def test_groups_of_all_villages(binh_minh: Store) -> None:
    for unit, decision in zip(unit_ids(binh_minh)[:2], ("12/QĐ-UBND", "13/QĐ-UBND"), strict=True):
        body = Body(BodyKind.GROUP, "", decision, date(2026, 2, 1), unit)
        _, number = people.save_body(binh_minh, body)
        people.save_member(binh_minh, Member(number, f"Ông {unit}", "Trưởng thôn", Seat.CHAIR))
    people.save_member(binh_minh, Member(number, "Bà Cao Thị N", "Chi hội Phụ nữ"))
    rows = table_of(people.groups_paper(binh_minh, OCTOBER))
    assert [row[:3] for row in rows] == [
        ["1", "Thôn 1", "12/QĐ-UBND, 01/02/2026"],
        ["2", "Thôn 2", "13/QĐ-UBND, 01/02/2026"],
        ["", "", ""],
    ]
    assert rows[2][3:] == ["Bà Cao Thị N", "Chi hội Phụ nữ", "Thành viên"]


@pytest.fixture
def post_office(binh_minh: Store) -> tuple[int, int, int]:
    """An organisation with two agents."""
    _, body = people.save_body(binh_minh, Body(BodyKind.COLLECTOR, "Bưu điện (dịch vụ thu)"))
    made = [
        people.save_member(binh_minh, Member(body, name, seat=Seat.AGENT))[1]
        for name in ("Bà Tô Thị P", "Ông Đinh Văn Q")
    ]
    return body, made[0], made[1]


def test_agents_by_month_and_village(
    binh_minh: Store, post_office: tuple[int, int, int]
) -> None:
    body, first, second = post_office
    one, two = unit_ids(binh_minh)[:2]
    may, june = Month(2026, 5), Month(2026, 6)
    collecting.set_figures(
        binh_minh,
        [
            Collected(may, body, VSI, 20, None, first),
            Collected(may, body, VSI, None, 7, first, one),
            Collected(may, body, VSI, None, 8, first, two),
            Collected(june, body, VSI, 20, 21, first),
            Collected(may, body, VSI, 10, None, second),
            Collected(may, body, VSI, 30, 17, None),
        ],
    )
    seen = collecting.view(binh_minh, Period.parse("2026-05"), VSI)
    (table,) = seen.tables
    assert [(line.target, line.result) for line in table.agents] == [(20, 15), (10, None)]
    assert [(line.unit, line.result) for line in table.in_units] == [(one, 7), (two, 8)]
    assert (table.sum.target, table.sum.result) == (30, 15)
    assert table.own is not None
    assert (table.own.target, table.own.result) == (30, 17)
    assert table.agents[0].pct == 75
    assert table.agents[1].pct is None
    (whole,) = collecting.view(binh_minh, Period.parse("2026-Q2"), VSI).tables
    assert (whole.agents[0].target, whole.agents[0].result) == (40, 36)
    collecting.set_figures(binh_minh, [Collected(may, body, VSI, 20, 16, first)])
    (told,) = collecting.view(binh_minh, Period.parse("2026-05"), VSI).tables
    assert told.agents[0].result == 16, "a whole beside its villages is not added to them"
    undoing.undo(binh_minh)
    rows = table_of(collecting.paper(binh_minh, Period.parse("2026-05"), VSI))
    assert rows[1:] == [
        ["", "Bà Tô Thị P", "20", "15", "75,00%"],
        ["", "– Thôn 1", "–", "7", "–"],
        ["", "– Thôn 2", "–", "8", "–"],
        ["", "Ông Đinh Văn Q", "10", "–", "–"],
        ["", "Cộng nhân viên thu", "30", "15", "50,00%"],
        ["", "Số của tổ chức", "30", "17", "56,67%"],
    ]


def test_agent_figures_are_kept_once_and_undone(
    binh_minh: Store, post_office: tuple[int, int, int]
) -> None:
    body, first, _ = post_office
    may = Month(2026, 5)
    collecting.set_figures(binh_minh, [Collected(may, body, VSI, 20, 5, first)])
    collecting.set_figures(binh_minh, [Collected(may, body, VSI, 20, 6, first)])
    assert [row[-1] for row in dump(binh_minh)["collected"]] == [6]
    assert refused(binh_minh, lambda: people.remove_member(binh_minh, first)) == "member.in_use"
    undoing.undo(binh_minh)
    assert [row[-1] for row in dump(binh_minh)["collected"]] == [5]
    collecting.set_figures(binh_minh, [Collected(may, body, VSI, None, None, first)])
    assert dump(binh_minh)["collected"] == []
    undoing.undo(binh_minh)
    assert [row[-1] for row in dump(binh_minh)["collected"]] == [5]
    wrong = [Collected(may, body, VSI, 1, 1, 99)]
    assert refused(binh_minh, lambda: collecting.set_figures(binh_minh, wrong)) == (
        "collected.not_agent"
    )
    minus = [Collected(may, body, VSI, -1, 1, first)]
    assert refused(binh_minh, lambda: collecting.set_figures(binh_minh, minus)) == "count.negative"
