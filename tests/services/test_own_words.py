"""Sentences of the officer's own: kept when figures change, told when they no longer agree."""

from __future__ import annotations

import contextlib
import json
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from bhdesk import sample
from bhdesk.domain import own_words
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.document import Points
from bhdesk.domain.errors import UserError
from bhdesk.domain.own_words import Standing
from bhdesk.domain.paper_kinds import PAPER_KINDS
from bhdesk.domain.periods import Month, Period
from bhdesk.services import activities, counts, reporting, undoing, wording
from bhdesk.services.counts import Entry
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, RESOURCES, VSI, dump, type_may, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bhdesk.domain.own_words import Wording

MAY = Month(2026, 5)
PAPER = "month:2026-05"
EVERY = [
    (kind.key, Period.of(min(kind.periods, key=lambda one: one.length), MAY))
    for kind in PAPER_KINDS
    if kind.has_text and kind.key != "milestones"
]


@pytest.fixture
def may(binh_minh: Store) -> Store:
    type_may(binh_minh)
    return binh_minh


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    sample.build_binh_minh(path, MIGRATIONS, RESOURCES).close()
    return path


@pytest.fixture
def year(made: Path, tmp_path: Path) -> Iterator[Store]:
    """The sample office with a whole year, where every paper can be made."""
    path = Path(shutil.copy(made, tmp_path / "mẫu.bhdesk"))
    opened = Store.open(path, "Người thử", MIGRATIONS, tmp_path / "sao lưu")
    yield opened
    opened.close()


def told(store: Store) -> dict[str, Wording]:
    paper = reporting.month_paper(store, MAY)
    assert paper.key == PAPER
    return {one.key: one for one in wording.wordings(store, paper.key, paper.composed)}


def about_vsi(store: Store) -> Wording:
    """The composed paragraph on BHXH tự nguyện: 612 persons in May (story S2)."""
    return next(one for one in told(store).values() if "612 người" in one.text)


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def test_an_edited_paragraph_survives_and_shows_its_old_numbers(may: Store) -> None:
    old = about_vsi(may)
    assert old.standing is Standing.COMPOSED
    wording.set_text(may, PAPER, old.key, "Cả xã có 612 người, nhiều nhất từ trước.", old.composed)
    now = told(may)[old.key]
    assert (now.text, now.standing) == (
        "Cả xã có 612 người, nhiều nhất từ trước.", Standing.EDITED,
    )  # fmt: skip
    assert now.composed == old.composed
    counts.set_counts(may, MAY, [Entry(unit_ids(may)[0], VSI, Part.NEW, 12)])  # 612 becomes 610
    now = told(may)[old.key]
    assert (now.standing, now.old_numbers) == (Standing.OUTDATED, ("612",))
    assert "610 người" in now.composed
    wording.keep(may, PAPER, old.key, now.composed)
    assert told(may)[old.key].standing is Standing.EDITED
    wording.take_new(may, PAPER, old.key)
    now = told(may)[old.key]
    assert (now.standing, "610 người" in now.text) == (Standing.COMPOSED, True)


def test_the_paper_says_what_the_officer_wrote(may: Store) -> None:
    old = about_vsi(may)
    wording.set_text(may, PAPER, old.key, "Câu của cán bộ.", old.composed)
    section = old.key.split("/")[0]
    _, added = wording.add_text(may, PAPER, section, "Đoạn thêm thứ nhất.\n\n  Dòng hai. ")
    _, other = wording.add_text(may, PAPER, section, "Đoạn thêm thứ hai.")
    assert told(may)[added].standing is Standing.OWN
    lines = reporting.month_report(may, MAY).narrative
    assert "Câu của cán bộ." in lines
    assert old.composed not in lines
    at = lines.index("Đoạn thêm thứ nhất.\nDòng hai.")
    assert lines[at + 1] == "Đoạn thêm thứ hai."
    wording.set_text(may, PAPER, old.key, "", old.composed)
    wording.set_text(may, PAPER, other, "", "")
    lines = reporting.month_report(may, MAY).narrative
    assert "Câu của cán bộ." not in lines
    assert "Đoạn thêm thứ hai." not in lines
    assert other not in told(may)


def test_it_is_one_step_to_undo(may: Store) -> None:
    old = about_vsi(may)
    wording.set_text(may, PAPER, old.key, "Một.", old.composed)
    wording.set_text(may, PAPER, old.key, "Hai.", old.composed)
    assert undoing.undo(may)[1].what == "Sửa lời văn báo cáo tháng 5/2026"
    assert told(may)[old.key].text == "Một."
    undoing.undo(may)
    assert told(may)[old.key].standing is Standing.COMPOSED
    undoing.redo(may)
    assert told(may)[old.key].text == "Một."


def test_refusals_write_nothing(may: Store) -> None:
    old = about_vsi(may)
    wording.set_text(may, PAPER, old.key, "Một.", old.composed)

    def write(words: str, expected: str | None = None) -> None:
        wording.set_text(may, PAPER, old.key, words, old.composed, expected)

    assert refused(may, lambda: write("Hai.", old.composed)) == "wording.stale"
    assert refused(may, lambda: write("a" * 4001)) == "wording.too_long"
    assert refused(may, lambda: wording.add_text(may, PAPER, "tasks", " \n ")) == "wording.empty"
    assert refused(may, lambda: wording.keep(may, PAPER, "tasks/7", "x")) == "wording.stale"


def test_blocks_of_the_office_are_kept_under_a_title(may: Store) -> None:
    wording.save_block(may, "Đề nghị BHXH", "Đề nghị BHXH cơ sở gửi danh sách trước ngày 05.")
    wording.save_block(may, "Lời cảm ơn", "Trân trọng cảm ơn.")
    first, second = wording.blocks(may)
    assert (first.title, second.text) == ("Đề nghị BHXH", "Trân trọng cảm ơn.")
    assert (
        refused(may, lambda: wording.save_block(may, "đề nghị  bhxh", "x")) == "wording.title_twice"
    )
    wording.save_block(may, "Đề nghị", "Nội dung khác.", first.id)
    assert wording.blocks(may)[0].title == "Đề nghị"
    wording.remove_block(may, second.id)
    assert len(wording.blocks(may)) == 1
    undoing.undo(may)
    assert [one.title for one in wording.blocks(may)] == ["Đề nghị", "Lời cảm ơn"]
    assert refused(may, lambda: wording.save_block(may, "", "x")) == "wording.no_title"
    assert refused(may, lambda: wording.remove_block(may, 99)) == "wording.stale"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("đạt 79,58% (769 người), tăng 64", ["79,58%", "769", "64"]),
        ("ngày 30/6/2026; 23.248 thẻ.", ["30/6/2026", "23.248"]),
        ("không có số", []),
    ],
)
def test_numbers_in_a_sentence(words: str, found: list[str]) -> None:
    assert list(own_words.numbers(words)) == found


def test_every_paper_says_the_officers_words_in_every_file(year: Store, tmp_path: Path) -> None:
    """A paragraph written for a paper stands in each of its files and nowhere else."""
    words = "Đây là câu của riêng cán bộ xã."
    for key, period in EVERY:
        before = reporting.paper(year, key, period)
        passage = before.report.passages[0]
        wording.set_text(year, before.key, passage.key, words, passage.text)
        made = reporting.paper(year, key, period)
        assert (made.report.passages[0].text, made.composed) == (words, before.report), key
        for ending in ("pdf", "docx", "xlsx", "json"):
            target = tmp_path / f"{key}.{ending}"
            reporting.save(made, target, RESOURCES)
            assert words in read_back(target), (key, ending)
        wording.take_new(year, made.key, passage.key)
        assert reporting.paper(year, key, period).document == before.document


def read_back(path: Path) -> str:
    if path.suffix == ".pdf":
        with contextlib.closing(PdfDocument(path)) as pages:
            told = " ".join(page.get_textpage().get_text_range() for page in pages)
    elif path.suffix == ".docx":
        told = " ".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    elif path.suffix == ".xlsx":
        cells = (c for sheet in load_workbook(path) for row in sheet.values for c in row if c)
        told = " ".join(map(str, cells))
    else:
        told = " ".join(json.loads(path.read_text("utf-8"))["narrative"])
    return " ".join(told.split())


def test_names_of_passages_stay_when_others_come_and_go(year: Store) -> None:
    """No name tells a place in a row, and each begins with the name of its part."""
    for key, period in EVERY:
        report = reporting.paper(year, key, period).composed
        names = [passage.key for passage in report.passages]
        assert len(set(names)) == len(names), key
        for section in report.sections:
            for passage in (*section.passages, *section.points):
                assert passage.key.startswith(f"{section.key}/"), passage.key
    day = date(2026, 5, 20)
    first = obstacle(year, day, "Trời mưa.")
    assert told(year)[f"obstacles/raised/{first}"].text == "Trời mưa."
    second = obstacle(year, date(2026, 5, 21), "Thiếu tài liệu.")
    third = obstacle(year, date(2026, 5, 22), "Trời mưa.")
    assert told(year)[f"obstacles/raised/{first}"].text == "Trời mưa."
    assert told(year)[f"obstacles/raised/{second}"].text == "Thiếu tài liệu."
    assert f"obstacles/raised/{third}" not in told(year)


def obstacle(store: Store, day: date, words: str) -> int:
    _, number = activities.add(
        store, Activity(Kind.VILLAGE_MEETING, day, obstacles=words, attended=20)
    )
    return number


def test_words_are_never_lost_with_the_part_they_stood_in(year: Store) -> None:
    """A part without composed words can be written in; it is printed as soon as it has some."""
    document = reporting.month_paper(year, MAY).document
    assert not any("BÀI HỌC" in getattr(block, "text", "") for block in document.blocks)
    _, added = wording.add_text(year, PAPER, "lessons", "Đề nghị cấp tài liệu.\nĐề nghị tập huấn.")
    blocks = [getattr(b, "text", "") for b in reporting.month_paper(year, MAY).document.blocks]
    at = next(n for n, words in enumerate(blocks) if words.endswith("BÀI HỌC KINH NGHIỆM"))
    assert blocks[at + 1 : at + 3] == ["Đề nghị cấp tài liệu.", "Đề nghị tập huấn."]
    assert told(year)[added].section == "lessons"
    wording.set_text(year, PAPER, "gone/1", "Câu còn lại.", "Câu đã mất.")
    assert told(year)["gone/1"].standing is Standing.OUTDATED
    assert "Câu còn lại." in reporting.month_report(year, MAY).narrative


def test_points_end_as_a_list_does_whichever_are_taken_out(year: Store) -> None:
    points = next(s for s in reporting.month_report(year, MAY).sections if s.key == "tasks").points
    wording.set_text(year, PAPER, points[-1].key, "", points[-1].text)
    wording.set_text(year, PAPER, points[0].key, "Việc của cán bộ.", points[0].text)
    blocks = reporting.month_paper(year, MAY).document.blocks
    (items,) = [block.items for block in blocks if isinstance(block, Points)]
    assert items[0] == "Việc của cán bộ;"
    assert all(item.endswith(";") for item in items[:-1])
    assert items[-1].endswith(".")
    assert len(items) == len(points) - 1
