"""The manual's small markup, and finding words in it."""

from __future__ import annotations

from bhdesk.domain.manual import (
    Chapter,
    Grid,
    Heading,
    Ink,
    Items,
    Manual,
    Paragraph,
    Picture,
    Span,
    page_of,
    plain,
)
from bhdesk.domain.manual_search import search

WRITTEN = """# Số liệu tháng

Bấm **Chốt tháng** rồi `Ctrl+S`, xem
[báo cáo](bao-cao#soan).

![Bảng nhập](a.png)

## Dán từ Excel

- một **Bảng › In bảng…**
- hai
1. ba

| Phím | Việc |
|---|---|
| `F2` | sửa |

> Số cũ vẫn nguyên.
"""


def test_every_kind_of_block_is_read():
    page = page_of("so-lieu", WRITTEN)
    assert (page.key, page.title) == ("so-lieu", "Số liệu tháng")
    words, picture, heading, items, numbered, grid, note = page.blocks
    assert words == Paragraph((
        Span("Bấm "), Span("Chốt tháng", Ink.NAME), Span(" rồi "), Span("Ctrl+S", Ink.KEY),
        Span(", xem "), Span("báo cáo", Ink.LINK, "bao-cao#soan"), Span("."),
    ))  # fmt: skip
    assert picture == Picture("a.png", "Bảng nhập")
    assert heading == Heading("Dán từ Excel", "dan-tu-excel")
    assert isinstance(items, Items)
    assert not items.is_numbered
    assert [plain(line) for line in items.lines] == ["một Bảng › In bảng…", "hai"]
    assert numbered == Items(((Span("ba"),),), True)
    assert grid == Grid((
        ((Span("Phím"),), (Span("Việc"),)), ((Span("F2", Ink.KEY),), (Span("sửa"),)),
    ))  # fmt: skip
    assert note == Paragraph((Span("Số cũ vẫn nguyên."),), True)


def manual() -> Manual:
    other = page_of("sao-luu", "# Sao lưu\n\nChép ra USB. Tháng nào cũng chốt rồi mới sao lưu.\n")
    pages = (page_of("so-lieu", WRITTEN), other)
    screens = {"Số liệu tháng": "so-lieu", "Sao lưu › Thùng rác": "sao-luu#bin"}
    return Manual((Chapter("Tất cả", pages),), screens, {})


def test_words_are_found_without_marks_and_the_title_comes_first():
    hits = search(manual(), "sao luu")
    assert [hit.topic for hit in hits] == ["sao-luu"]
    assert [hit.topic for hit in search(manual(), "chot")] == ["so-lieu", "sao-luu"]
    assert search(manual(), "DÁN excel")[0].topic == "so-lieu#dan-tu-excel"


def test_a_word_is_found_by_its_beginning_only():
    assert search(manual(), "hot") == ()
    assert [hit.topic for hit in search(manual(), "exc")] == ["so-lieu#dan-tu-excel"]


def test_nothing_typed_finds_nothing_and_so_does_a_stranger():
    assert search(manual(), "  ") == ()
    assert search(manual(), "lương hưu") == ()


def test_a_part_without_its_own_topic_gives_the_page_of_the_screen():
    made = manual()
    assert made.screen_topic("Sao lưu", "Thùng rác") == "sao-luu#bin"
    assert made.screen_topic("Số liệu tháng", "Phần mới") == "so-lieu"
    assert made.screen_topic("Chưa có") == "so-lieu"
