"""The campaign by command: people, agents, tasks (story S9), obstacles. Every name is invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

from tests.offices import VSI

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Officer

SIX = (
    "--assignee", "ông Trần Văn B", "--from", "05/10/2026", "--due", "16/10/2026",
    "--lead", "Phòng Kinh tế", "--cooperating", "Công an xã",
    "--authority", "Chủ tịch UBND xã quyết định",
)  # fmt: skip
PRODUCT = ("--product", "danh sách 62 hộ đối chiếu + báo cáo")


def test_a_body_its_members_and_the_names_to_choose(at_binh_minh: Officer, tmp_path: Path) -> None:
    officer = at_binh_minh
    team = officer.asks(
        "people", "body", "implementation_team", "Tổ triển khai", "--decision", "45/QĐ-UBND",
        "--decision-day", "05/01/2026", "--from", "05/01/2026",
    )["id"]  # fmt: skip
    head = ("--seat", "Tổ trưởng", "--post", "Chủ tịch UBND xã")
    officer.asks("people", "add", "tổ triển khai", "Ông Nguyễn Văn A", *head)
    listed = tmp_path / "danh sách.tsv"
    listed.write_text("Họ và tên\tTheo dõi thôn\nBà Lê Thị C\tThôn 2; Thôn 10\n", encoding="utf-8")
    assert officer.asks("people", "import", team, listed, "--dry-run")["added"] == 0
    assert officer.asks("people", "import", team, listed)["added"] == 1
    officer.is_refused("member.twice", "people", "import", team, listed)
    rows = officer.asks("people", "choices", "follower", "--unit", "Thôn 10")["rows"]
    assert [(row["name"], row["units"]) for row in rows] == [
        ("Bà Lê Thị C", ["thon-2", "thon-10"])
    ]
    (body,) = officer.asks("people", "list", "--on", "01/10/2026")["bodies"]
    assert [member["seat"] for member in body["members"]] == ["chair", "member"]
    assert officer.asks("people", "list", "--on", "04/01/2026") == {"bodies": []}
    officer.asks("people", "end", body["members"][1]["id"], "--on", "30/09/2026")
    assert officer.asks("people", "choices", "follower", "--on", "01/10/2026")["rows"] == []
    officer.is_refused("body.in_use", "people", "remove-body", team)
    officer.is_refused("body.unknown", "people", "roster", "Ban lạ", "--out", tmp_path / "a.pdf")
    officer.is_refused("body.no_unit", "people", "body", "mobilisation_group")
    officer.is_refused("member.seat", "people", "add", team, "Ông X", "--seat", "Vua")
    out = tmp_path / "ds.pdf"
    paper = officer.asks("people", "roster", team, "--out", out, "--on", "01/10/2026")
    assert out.read_bytes().startswith(b"%PDF")
    assert "Ông Nguyễn Văn A" in json.dumps(paper, ensure_ascii=False)
    assert "Tổ trưởng" in officer.types("people", "list").out
    officer.asks("people", "body", "mobilisation_group", "--unit", "Thôn 1")
    groups = officer.asks("people", "roster", "--out", tmp_path / "tổ.xlsx")
    assert "Thôn 1" in json.dumps(groups, ensure_ascii=False)


def test_agents_have_targets_and_results(at_binh_minh: Officer, tmp_path: Path) -> None:
    officer = at_binh_minh
    officer.asks("people", "body", "collection_organisation", "Bưu điện")
    agent = officer.asks("people", "add", "Bưu điện", "Bà Tô Thị P")["id"]
    may = ("--month", "2026-05")
    officer.asks("people", "collected", "Bưu điện", VSI, *may, "--agent", agent, "--target", "20")
    done = officer.asks("people", "collected", "Bưu điện", VSI, *may, "--agent", agent,
                        "--result", "15")  # fmt: skip
    assert done == {"target": 20, "result": 15}
    out = tmp_path / "nhân viên.pdf"
    rows = officer.asks("people", "agents", "2026-Q2", VSI, "--out", out)["rows"]
    assert [(r["row"], r["agent"], r["target"], r["result"], r["pct"]) for r in rows] == [
        ("agent", "Bà Tô Thị P", 20, 15, "75.00"), ("sum", None, 20, 15, "75.00"),
    ]  # fmt: skip
    assert out.read_bytes().startswith(b"%PDF")
    officer.is_refused("count.empty", "people", "collected", "Bưu điện", VSI, *may)
    officer.is_refused("member.in_use", "people", "remove", agent)
    week = ("--week", "11/05/2026", "--agent", agent)
    officer.asks("people", "collected", "Bưu điện", VSI, *may, *week, "--result", "4")
    rows = officer.asks("people", "agents", "2026-05", VSI, "--week", "2026-05-11")["rows"]
    assert [(r["row"], r["target"], r["result"]) for r in rows] == [
        ("agent", None, 4), ("sum", None, 4),
    ]  # fmt: skip
    late = ("--week", "12/05/2026", "--result", "4")
    officer.is_refused("collected.not_week", "people", "collected", "Bưu điện", VSI, *may, *late)
    officer.is_refused("indicator.unknown", "people", "agents", "2026-05", "x")


def test_story_nine_by_command(at_binh_minh: Officer, tmp_path: Path) -> None:
    officer = at_binh_minh
    made = officer.asks("tasks", "add", "Rà soát 62 hộ kinh doanh", *SIX)
    assert made == {"id": 1, "unclear": ["product"]}
    given = ("tasks", "activate", 1, "--on", "02/10/2026")
    assert "chưa rõ sản phẩm." in officer.is_refused("task.not_clear", *given)
    assert officer.asks("tasks", "set", 1, *PRODUCT)["unclear"] == []
    assert officer.asks(*given)["state"] == "active"
    meeting = officer.asks("activities", "add", "review_meeting", "--date", "19/10/2026")["id"]
    review = ("tasks", "review", "--on", "19/10/2026", "--meeting", meeting)
    other = officer.asks("activities", "add", "village_meeting", "--date", "19/10/2026")["id"]
    wrong = ("tasks", "review", "--on", "19/10/2026", "--conclusion", "x", "--meeting")
    officer.is_refused("review.other_meeting", *wrong, other)
    officer.is_refused("activity.unknown", "tasks", "review", "--meeting", 999)
    officer.is_refused("text.unprintable", *review, "--conclusion", "Khẩn trương 😀")
    (late,) = officer.asks(*review)["overdue"]
    assert (late["id"], late["days"], late["working_days"]) == (1, 3, 1)
    move = ("tasks", "move", 1, "--due", "23/10/2026", "--on", "19/10/2026", "--meeting", meeting)
    officer.is_refused("task.no_reason", *move, "--reason", " ")
    officer.asks(*move, "--reason", "chờ Thuế cung cấp danh sách")
    seen = officer.asks(*review)
    assert seen["overdue"] == []
    (decision,) = seen["decisions"]
    assert "từ ngày 16/10/2026 đến ngày 23/10/2026; lý do: chờ Thuế" in decision
    (row,) = officer.asks("tasks", "list", "--on", "26/10/2026")["rows"]
    assert (row["due"], row["overdue_days"], row["overdue_working_days"]) == ("2026-10-23", 3, 1)
    assert [(m["old_due"], m["new_due"]) for m in row["moves"]] == [("2026-10-16", "2026-10-23")]
    assert "Quá hạn 3 ngày" in officer.types("tasks", "list", "--on", "26/10/2026").out
    assert "Kết luận:" in officer.types(*review).out
    officer.asks("undo")
    assert officer.asks("tasks", "list")["rows"][0]["due"] == "2026-10-16"
    officer.asks("redo")
    out = tmp_path / "phân công.pdf"
    officer.asks("tasks", "sheet", "--on", "19/10/2026", "--out", out)
    assert out.read_bytes().startswith(b"%PDF")
    officer.asks("tasks", "done", 1, "--on", "22/10/2026", "--evidence", "BC 41/BC-PKT")
    officer.is_refused("task.wrong_state", "tasks", "cancel", 1, "--reason", "thừa")
    officer.asks("tasks", "reopen", 1, "--reason", "còn thiếu")
    officer.asks("tasks", "cancel", 1, "--reason", "thừa")
    officer.asks("tasks", "add", "Nháp")
    officer.asks("tasks", "remove", 2)
    assert officer.asks("tasks", "list", "--state", "cancelled")["rows"][0]["note"] == "thừa"
    assert officer.asks("tasks", "seed") == {"added": 0}
    officer.is_refused("task.unknown", "tasks", "activate", 9)
    officer.is_refused("task.dates", "tasks", "add", "x", "--from", "2/10/2026", "--due",
                       "1/10/2026")  # fmt: skip


def test_a_review_is_held_by_one_command_and_its_minutes_say_so(
    at_binh_minh: Officer, tmp_path: Path
) -> None:
    officer = at_binh_minh
    for work in ("Rà soát 62 hộ kinh doanh", "Lập danh sách học sinh"):
        number = officer.asks("tasks", "add", work, *SIX, *PRODUCT)["id"]
        officer.asks("tasks", "activate", number, "--on", "02/10/2026")
    review = ("tasks", "review", "--on", "19/10/2026")
    officer.is_refused("task.no_reason", *review, "--move", 1, "23/10/2026", " ", "--keep", 2)
    seen = officer.asks(*review, "--move", 1, "23/10/2026", "chờ Thuế", "--keep", 2,
                        "--conclusion", "Họp lại ngày 26/10.")  # fmt: skip
    assert [row["id"] for row in seen["overdue"]] == [2]
    assert "lý do: chờ Thuế." in seen["decisions"][0]
    out = tmp_path / "biên bản.docx"
    officer.asks("activities", "minutes", seen["meeting"], "--out", out)
    told = "\n".join(paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    assert "chuyển thời hạn từ ngày 16/10/2026 đến ngày 23/10/2026; lý do: chờ Thuế." in told
    assert "Nhiệm vụ số 2 (lập danh sách học sinh): giữ thời hạn 16/10/2026." in told
    assert "Họp lại ngày 26/10." in told
    officer.asks(*review, "--done", 2, "Danh sách số 5")
    assert officer.asks("tasks", "list", "--state", "done")["rows"][0]["evidence"]
    officer.asks("undo")
    officer.asks("undo")
    assert len(officer.asks(*review)["overdue"]) == 2


def test_obstacles_by_command(at_binh_minh: Officer) -> None:
    officer = at_binh_minh
    raised = ("Thẻ BHYT cấp chậm", "--date", "12/10/2026", "--unit", "Đoài", "--by", "Trưởng thôn")
    number = officer.asks("obstacles", "add", *raised)["id"]
    assert officer.asks("tasks", "review", "--on", "19/10/2026")["obstacles"][0]["id"] == number
    office = ("obstacles", "pass", number, "BHXH cơ sở", "--date")
    officer.is_refused("obstacle.days", *office, "11/10/2026")
    officer.asks(*office, "14/10/2026")
    (row,) = officer.asks("obstacles", "list", "--state", "passed")["rows"]
    assert (row["unit"], row["passed_to"], row["passed_on"]) == (
        "thon-doai", "BHXH cơ sở", "2026-10-14",
    )  # fmt: skip
    officer.asks("obstacles", "answer", number, "Cấp trong 5 ngày", "--date", "16/10/2026")
    assert "Đã trả lời" in officer.types("obstacles", "list").out
    assert officer.asks("tasks", "review", "--on", "19/10/2026")["obstacles"] == []
    officer.asks("obstacles", "remove", number)
    assert officer.asks("obstacles", "list") == {"rows": []}
    officer.is_refused("obstacle.unknown", "obstacles", "remove", number)


def test_a_stopped_proposal_by_command(at_binh_minh: Officer, tmp_path: Path) -> None:
    officer = at_binh_minh
    officer.asks("commendations", "late", "Công ty Một", "4", "--as-of", "19/10/2026")
    made = officer.asks("commendations", "add", "employer", "Công ty Một", "--date", "19/10/2026")
    assert (made["state"], made["bar"]) == ("stopped", "chậm đóng 4 tháng")
    said = officer.is_refused("commendation.stopped", "commendations", "submit", 1)
    assert "bị dừng: chậm đóng 4 tháng" in said
    who = ("--who", "Chủ tịch UBND xã", "--reason", "đã nộp đủ", "--on", "20/10/2026")
    assert officer.types("commendations", "decide", 1, *who).status == 2, "yes or no must be said"
    officer.asks("commendations", "decide", 1, "allow", *who)
    officer.asks("commendations", "submit", 1, "--on", "20/10/2026")
    (row,) = officer.asks("commendations", "list")["rows"]
    assert (row["state"], row["decided_by"]) == ("submitted", "Chủ tịch UBND xã")
    assert "chậm đóng 4 tháng" in officer.types("commendations", "list").out
    officer.is_refused("commendation.decided", "commendations", "remove", 1)
    person = ("commendations", "add", "person", "Nguyễn Thị Thử", "--date", "19/10/2026")
    assert officer.asks(*person, "--not-enrolled")["state"] == "stopped"
    out = tmp_path / "khen thưởng.pdf"
    officer.asks("commendations", "sheet", "--on", "19/10/2026", "--out", out)
    assert out.read_bytes().startswith(b"%PDF")
    officer.asks("commendations", "remove", 2)
    assert [row["id"] for row in officer.asks("commendations", "list")["rows"]] == [1]


@pytest.mark.parametrize(
    "wrong",
    [
        "people body lạ Tên", "people choices", "tasks move 1 --due 1/1/2026",
        "tasks list --state x", "obstacles add x", "people agents 2026-05", "tasks sheet",
    ],
)  # fmt: skip
def test_wrong_calls_end_with_two(at_binh_minh: Officer, wrong: str) -> None:
    said = at_binh_minh.types(*wrong.split())
    assert said.status == 2
    assert "Sai cách dùng" in said.err
