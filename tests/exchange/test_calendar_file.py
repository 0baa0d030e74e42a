"""The calendar file, read again by the rules of RFC 5545: unfolded, unescaped, nested."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bhdesk.exchange.calendar_file import Event, text_of

NOW = datetime(2026, 6, 1, 5, 0, 0, tzinfo=UTC)
LONG = (
    "Nộp báo cáo quý II/2026; gửi Ủy ban nhân dân tỉnh, qua Bảo hiểm xã hội tỉnh\\thư mục chung,"
    " kèm phụ lục số liệu từng thôn"
)
WORDS = "hạn cuối: thứ Sáu 03/7\nMục IV.2; đường dẫn C:\\bao cao"
EVENT = Event("report:quarterly:2026-Q2@x", date(2026, 12, 31), LONG, WORDS, "Báo cáo", (3, 1, 0))


def unfolded(made: str) -> list[str]:
    assert made.endswith("\r\n")
    assert "\n" not in made.replace("\r\n", "")
    return made.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        if letter != "\\":
            out += letter
            continue
        follows = next(letters)
        out += "\n" if follows in "nN" else follows
    return out


def components(lines: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Every component with its properties, inner ones before the one they stand in."""
    found: list[tuple[str, dict[str, str]]] = []
    open_ones: list[tuple[str, dict[str, str]]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_ones.append((value, {}))
        elif name == "END":
            assert open_ones[-1][0] == value, "components are nested"
            found.append(open_ones.pop())
        else:
            open_ones[-1][1][name] = value
    assert not open_ones
    return found


def test_what_is_written_reads_back_as_it_was() -> None:
    made = components(unfolded(text_of("Hạn; việc", [EVENT], NOW)))
    assert [name for name, _ in made] == ["VALARM", "VALARM", "VALARM", "VEVENT", "VCALENDAR"]
    event, calendar = made[3][1], made[4][1]
    assert unescaped(event["SUMMARY"]) == LONG
    # RFC 5545, 3.3.11: comma, semicolon and backslash stand behind a backslash
    assert event["SUMMARY"].startswith("Nộp báo cáo quý II/2026\\; gửi Ủy ban nhân dân tỉnh\\, qua")
    assert "tỉnh\\\\thư mục" in event["SUMMARY"]
    assert unescaped(event["DESCRIPTION"]) == WORDS
    assert event["DTSTART;VALUE=DATE"] == "20261231"
    assert event["DTEND;VALUE=DATE"] == "20270101", "the end is not part of the day"
    assert event["DTSTAMP"] == "20260601T050000Z"
    assert event["UID"] == EVENT.uid
    assert (calendar["VERSION"], unescaped(calendar["X-WR-CALNAME"])) == ("2.0", "Hạn; việc")
    assert [props["TRIGGER"] for name, props in made if name == "VALARM"] == [
        "-PT64H", "-PT16H", "PT8H",
    ]  # fmt: skip  # eight in the morning three days before, one before, and on the day
    assert {props["ACTION"] for name, props in made if name == "VALARM"} == {"DISPLAY"}


def test_no_line_is_longer_than_75_octets_nor_cut_inside_a_letter() -> None:
    for size in range(60, 90):
        made = text_of("x", [Event("u", date(2026, 7, 3), "a" * size + "ậộặễửĐ" * 20)], NOW)
        for line in made.encode().split(b"\r\n"):
            assert len(line) <= 75
            line.decode()  # a letter cut in two would raise
        summary = next(x for x in unfolded(made) if x.startswith("SUMMARY:"))
        assert summary == "SUMMARY:" + "a" * size + "ậộặễửĐ" * 20


def test_the_hour_of_the_machine_becomes_that_of_greenwich() -> None:
    there = datetime.fromisoformat("2026-06-01T07:30:00+07:00")
    assert "DTSTAMP:20260601T003000Z" in text_of("x", [EVENT], there)
