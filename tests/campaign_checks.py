"""A report held against its records: text, annex and JSON each say what was counted again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Kind
from bhdesk.domain.activity_kinds import kind_of
from bhdesk.domain.periods import Period
from bhdesk.services import reporting
from tests import campaign_count as counted
from tests.offices import HI, VSI

if TYPE_CHECKING:
    from bhdesk.services.reporting import Paper
    from bhdesk.store.engine import Store

HELD = "DANH MỤC HỘI NGHỊ, HOẠT ĐỘNG TUYÊN TRUYỀN"
TASKS = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
AGENTS = "CHỈ TIÊU, KẾT QUẢ CỦA NHÂN VIÊN THU"
SCHOOLS = "HỌC SINH THAM GIA BẢO HIỂM Y TẾ THEO TRƯỜNG"
COLUMNS = {
    "invited": "Số người mời", "attended": "Số người dự", "consulted": "Được tư vấn",
    "minutes": "Phút phát thanh",
}  # fmt: skip
SAID = {
    "attended": "lượt người dự", "consulted": "lượt người được tư vấn", "minutes": "phút phát thanh"
}
SHORT = {VSI: "BHXH tự nguyện", HI: "BHYT"}
BRIEF = {VSI: "BHXH TN", HI: "BHYT"}


def vn(number: int) -> str:
    """A number as papers print it, written here on its own."""
    return f"{number:,}".replace(",", ".")


def two(number: int) -> str:
    return f"{number:02d}" if number < 10 else vn(number)


def paper_of(store: Store, period: str) -> Paper:
    kind = "month" if "Q" not in period else "quarter"
    return reporting.paper(store, kind, Period.parse(period))


def passage(paper: Paper, key: str) -> str:
    return next((p.text for p in paper.report.passages if p.key == key), "")


def annex(paper: Paper, title: str) -> tuple[list[str], list[list[str]]]:
    """The titles of the columns of an annex and its rows; nothing without one."""
    for one in paper.document.annexes:
        if one.title.startswith(title):
            tables = [block for block in one.blocks if hasattr(block, "rows")]
            titles = [column.title for column in tables[0].columns]
            return titles, [[c.text for c in row.cells] for t in tables for row in t.rows]
    return [], []


def told_numbers(words: str, after: str) -> int:
    """The number that stands before these words in a sentence; 0 where they do not stand."""
    found = re.search(rf"([\d.]+) {re.escape(after)}", words)
    return int(found[1].replace(".", "")) if found else 0


def check_activities(store: Store, paper: Paper, period: str) -> None:
    asked = counted.held(store, period)
    words, (titles, rows) = passage(paper, "campaign/held"), annex(paper, HELD)
    if not asked.number:
        assert ("chưa tổ chức" in words, rows) == (True, [])
    for kind, number in asked.kinds.items():
        assert f"{two(number)} {kind_of(Kind(kind)).counted}" in words
    for part, after in SAID.items():
        assert told_numbers(words, after) == asked.sums.get(part, 0), (part, words)
    for measure, number in asked.enrolled.items():
        assert f"{vn(number)} người {SHORT[measure]}" in words
    if asked.number:
        *lines, total = rows
        assert (len(lines), total[2]) == (asked.number, f"Cộng ({vn(asked.number)} hoạt động)")
        kinds = {kind_of(Kind(kind)).name: number for kind, number in asked.kinds.items()}
        assert Counter(line[2] for line in lines) == kinds
        for part, title in COLUMNS.items():
            if part in asked.sums:
                assert total[titles.index(title)] == vn(asked.sums[part]), part
        for measure, number in asked.enrolled.items():
            assert total[titles.index(BRIEF[measure])] == vn(number)
    if asked.reviews:
        assert f"{two(asked.reviews)} cuộc họp đánh giá" in passage(paper, "direction/reviews")


def check_tasks(store: Store, paper: Paper, period: str) -> None:
    asked = counted.tasks(store, period)
    words, (titles, rows) = passage(paper, "direction/tasks"), annex(paper, TASKS)
    assert len(rows) == asked["given"]
    if not asked["given"]:
        assert words == ""
        return
    for part, after in (
        ("given", "nhiệm vụ được giao"), ("in_time", "đúng hạn"), ("late", "chậm hạn"),
        ("open", "nhiệm vụ đang thực hiện trong hạn"), ("overdue", "nhiệm vụ quá hạn"),
        ("moved", "nhiệm vụ được chuyển thời hạn"),
    ):  # fmt: skip
        assert told_numbers(words, after) == asked[part], (part, words)
    state = titles.index("Tình trạng")
    done = [row[state] for row in rows if row[state].startswith("Xong")]
    late = [shown for shown in done if "chậm" in shown]
    overdue = [row for row in rows if row[state].startswith("Quá hạn")]
    assert (len(done) - len(late), len(late)) == (asked["in_time"], asked["late"])
    assert len(overdue) == asked["overdue"]
    (note,) = (b.note for a in paper.document.annexes if a.title.startswith(TASKS)
               for b in a.blocks if hasattr(b, "note"))  # fmt: skip
    assert note.removeprefix("Cộng ").rstrip(".") in words


def check_others(store: Store, paper: Paper, period: str) -> None:
    standing = [p for p in paper.report.passages if p.key.startswith("obstacles/register/")]
    assert len(standing) == counted.open_obstacles(store, period)
    brought = counted.agents(store, period, VSI)
    words, (_, rows) = passage(paper, f"campaign/agents/{VSI}"), annex(paper, AGENTS)
    for name, (target, result) in brought.items():
        assert f"{name} {vn(result)}/{vn(target)} người" in words
    sums = [row[2:4] for row in rows if row[1] == "Cộng nhân viên thu"]
    assert sums == [[vn(target), vn(result)] for target, result in brought.values()]
    check_schools(store, paper, period)


def check_schools(store: Store, paper: Paper, period: str) -> None:
    need, have, missing, below = counted.schools(store, period)
    words, (_, rows) = passage(paper, "results/schools"), annex(paper, SCHOOLS)
    assert bool(rows) == bool(need)
    if need:
        assert f"{vn(have)}/{vn(need)} học sinh" in words
        assert told_numbers(words, "học sinh chưa có thẻ") == missing
        assert rows[-1][4:8:3] == [vn(need), vn(missing)]
        assert rows[-1][6] == vn(have)
        assert [row[1] for row in rows[:-1] if row[9] == "Chưa đủ 100%"] == sorted(below)
        assert all(name in words for name in below)


def check_json(store: Store, paper: Paper, period: str) -> None:
    told = reporting.as_json(paper.report)
    asked = counted.held(store, period)
    shown = told.get("campaign", {}).get("activities")
    if asked.number or asked.reviews:
        assert (shown["held"], shown["kinds"]) == (asked.number, asked.kinds)
        for part in COLUMNS:
            assert shown[part] == asked.sums.get(part)
        assert {k: v for k, v in shown["enrolled"].items() if v} == asked.enrolled
        assert shown["reviews"] == asked.reviews
    else:
        assert shown is None
    given_out = told.get("campaign", {}).get("tasks")
    asked_tasks = counted.tasks(store, period)
    if asked_tasks["given"]:
        assert {key: given_out[key] for key in asked_tasks} == asked_tasks
        assert given_out["done"] == asked_tasks["in_time"] + asked_tasks["late"]
    else:
        assert given_out is None
    assert list(told)[:3] == ["period", "kind", "as_of"], "the keys of cli.md stay"


def check(store: Store, period: str) -> Paper:
    paper = paper_of(store, period)
    check_activities(store, paper, period)
    check_tasks(store, paper, period)
    check_others(store, paper, period)
    check_json(store, paper, period)
    return paper
