"""A copy on a stick counts as well: it is remembered, also when the stick is taken out again."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bhdesk import app
from bhdesk.app.window import backup_words
from bhdesk.domain.errors import StoreProblem
from bhdesk.services import office, safekeeping
from bhdesk.store import backup
from tests.offices import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store


def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, stick = tmp_path / "sao lưu", tmp_path / "USB"
    stick.mkdir()
    return own, stick


def newest(store: Store, own: Path) -> Path | None:
    found = safekeeping.copies(store, own)
    return found[0].file.path if found else None


def test_the_newest_counts_wherever_it_was_written(binh_minh: Store, tmp_path: Path) -> None:
    own, stick = folders(tmp_path)
    assert newest(binh_minh, own) is None
    there = safekeeping.make_backup(binh_minh, stick)
    assert newest(binh_minh, own) == there.path
    here = safekeeping.make_backup(binh_minh, own)
    assert [one.file.path for one in safekeeping.copies(binh_minh, own)] == [here.path, there.path]


def test_it_is_remembered_in_the_file_itself(binh_minh: Store, tmp_path: Path) -> None:
    own, stick = folders(tmp_path)
    there = safekeeping.make_backup(binh_minh, stick)
    binh_minh.close()
    again = office.open_file(binh_minh.path, "x", MIGRATIONS, own)
    assert newest(again, own) == there.path
    again.close()


def test_a_stick_that_is_out_counts_a_copy_that_was_deleted_does_not(
    binh_minh: Store, tmp_path: Path
) -> None:
    own, stick = folders(tmp_path)
    here = safekeeping.make_backup(binh_minh, own)
    there = safekeeping.make_backup(binh_minh, stick)
    shutil.move(stick, tmp_path / "tháo ra")
    (first, _) = safekeeping.copies(binh_minh, own)
    assert (first.file.path, first.is_at_hand) == (there.path, False)
    shutil.move(tmp_path / "tháo ra", stick)
    assert safekeeping.copies(binh_minh, own)[0].is_at_hand
    there.path.unlink()
    assert newest(binh_minh, own) == here.path


def test_a_copy_of_another_file_in_the_folder_calms_nobody(
    binh_minh: Store, tra_vinh: Store, tmp_path: Path
) -> None:
    own, _ = folders(tmp_path)
    safekeeping.make_backup(tra_vinh, own)
    assert binh_minh.path.stem != tra_vinh.path.stem
    assert newest(binh_minh, own) is None


def test_what_was_copied_before_its_file_got_another_name_is_known(
    binh_minh: Store, tmp_path: Path
) -> None:
    own, _ = folders(tmp_path)
    made = safekeeping.make_backup(binh_minh, own)
    binh_minh.close()
    renamed = binh_minh.path.rename(binh_minh.path.with_name("tên khác.bhdesk"))
    again = office.open_file(renamed, "x", MIGRATIONS, own)
    assert newest(again, own) == made.path
    again.close()


def test_a_failed_copy_is_not_remembered(
    binh_minh: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, stick = folders(tmp_path)
    monkeypatch.setattr(backup, "read_again", lambda path: {"unit": 0})
    with pytest.raises(StoreProblem, match=r"store\.backup_failed"):
        safekeeping.make_backup(binh_minh, stick)
    assert safekeeping.copies(binh_minh, own) == ()


def test_the_status_bar_says_how_old_and_where(binh_minh: Store, tmp_path: Path) -> None:
    own, stick = folders(tmp_path)
    assert app.make_app()
    now = binh_minh.now()
    assert backup_words(binh_minh, own, now) == ("Chưa sao lưu", "")
    safekeeping.make_backup(binh_minh, own)
    told, _ = backup_words(binh_minh, own, now + timedelta(hours=2, minutes=5))
    assert told == "Sao lưu 2 giờ trước trên máy này"
    made = safekeeping.make_backup(binh_minh, stick)
    told, tip = backup_words(binh_minh, own, now + timedelta(days=9))
    assert told.startswith("Sao lưu 9 ngày trước ở ")
    assert told.endswith("USB")
    assert len(told) <= len("Sao lưu 9 ngày trước ở ") + 28
    assert tip == str(made.path)
    told, _ = backup_words(binh_minh, own, now)
    assert told.startswith("Vừa sao lưu ở ")
