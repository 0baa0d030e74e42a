"""A character that cannot be printed is refused alike for PDF, Word and Excel; nothing is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable
from bhdesk.services import reporting, tables, wording
from tests.offices import RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store

MAY = Month(2026, 5)
PAPERS = (".pdf", ".docx", ".xlsx")
WORDS = "Đề nghị các thôn 😀 cố gắng"


def write(store: Store, words: str) -> None:
    """The officer's own sentence in place of the first one of the report of May."""
    made = reporting.month_paper(store, MAY)
    first = made.composed.passages[0]
    wording.set_text(store, made.key, first.key, words, first.text)


def refused(store: Store, folder: Path, ending: str) -> UserError:
    with pytest.raises(UserError) as caught:
        reporting.save(reporting.month_paper(store, MAY), folder / f"bao-cao{ending}", RESOURCES)
    return caught.value


def test_one_rule_and_one_sentence_for_all_papers(binh_minh: Store, tmp_path: Path) -> None:
    write(binh_minh, WORDS)
    folder = tmp_path / "ra"
    folder.mkdir()
    told = {messages.of(refused(binh_minh, folder, ending)) for ending in PAPERS}
    assert told == {
        "Phông chữ không có ký tự “😀” trong “Đề nghị các thôn 😀 cố gắng”."
        " Chưa in, chưa ghi gì; hãy bỏ ký tự đó."
    }
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("ending", PAPERS)
def test_a_file_that_was_there_stays(binh_minh: Store, tmp_path: Path, ending: str) -> None:
    write(binh_minh, WORDS)
    before = tmp_path / f"bao-cao{ending}"
    before.write_bytes(b"tep cu")
    assert refused(binh_minh, tmp_path, ending).code == "paper.missing_glyph"
    assert before.read_bytes() == b"tep cu"


@pytest.mark.parametrize("ending", PAPERS)
def test_what_can_be_printed_is_written(binh_minh: Store, tmp_path: Path, ending: str) -> None:
    """Decomposed letters, tabs and marks nobody sees are mended on the way, as ever."""
    write(binh_minh, "Lơ\u0323i ích\u200b của\tBHYT – “đủ” ½ m²")
    target = tmp_path / f"bao-cao{ending}"
    reporting.save(reporting.month_paper(binh_minh, MAY), target, RESOURCES)
    assert target.stat().st_size > 1000


@pytest.mark.parametrize("ending", [".pdf", ".xlsx"])
def test_a_printed_table_keeps_the_same_rule(
    binh_minh: Store, tmp_path: Path, ending: str
) -> None:
    column = ShownColumn("Nội dung", "", is_figure=False)
    shown = ShownTable("Hội nghị", (column,), (ShownRow((WORDS,)),))
    made = tables.document(binh_minh, shown)
    with pytest.raises(UserError) as caught:
        tables.save(made, tmp_path / f"bang{ending}", RESOURCES)
    assert caught.value.params == {"char": "😀", "text": WORDS}
    assert list(tmp_path.glob("bang*")) == []
