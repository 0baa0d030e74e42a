"""Photos and scans: kept once by content, in every backup, lost ones told and taken back."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain import attachments as kinds
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.attachments import FileKind
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import activities, attachments, safekeeping, undoing
from bhdesk.store import attachment_files, backup, verifying
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, dump

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
PDF = b"%PDF-1.7\n" + b"scan" * 50
HELD = Activity(Kind.VILLAGE_MEETING, date(2026, 5, 14), place="Nhà văn hóa")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return written(tmp_path / "nguồn" / "Ảnh họp 100%.png", PNG)


def written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def kept(store: Store) -> list[Path]:
    folder = store.path.with_name(store.path.name + ".tep")
    return sorted(folder.iterdir()) if folder.is_dir() else []


def logged(store: Store) -> int:
    return activities.add(store, HELD)[1]


def test_the_same_bytes_are_stored_once_for_two_activities(
    binh_minh: Store, photo: Path, tmp_path: Path
) -> None:
    first, second = logged(binh_minh), activities.add(binh_minh, HELD, is_confirmed=True)[1]
    scan = written(tmp_path / "nguồn" / "BB.PDF", PDF)
    attachments.add(binh_minh, first, [photo, scan])
    attachments.add(binh_minh, second, [photo])
    shown = [(item.name, item.kind, item.size) for item in attachments.listed(binh_minh, first)]
    assert shown == [
        ("Ảnh họp 100%.png", FileKind.PNG, len(PNG)), ("BB.PDF", FileKind.PDF, len(PDF)),
    ]  # fmt: skip
    assert attachments.counts(binh_minh) == {first: 2, second: 1}
    assert sorted(path.read_bytes() for path in kept(binh_minh)) == sorted([PNG, PDF])
    number = attachments.listed(binh_minh, second)[0].id
    attachments.save_copy(binh_minh, number, tmp_path / "ra.png")
    assert (tmp_path / "ra.png").read_bytes() == PNG


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("ảnh.jpg", b"MZ\x90\x00 a program", "attachment.not_kept"),
        ("rỗng.png", b"", "attachment.empty"),
        ("to.png", PNG + bytes(kinds.MOST_BYTES), "attachment.too_big"),
        ("chương trình.pdf", b"<html>" + bytes(2000) + b"%PDF-", "attachment.not_kept"),
    ],
)
def test_what_is_no_photo_or_scan_is_refused_by_its_content(
    binh_minh: Store, photo: Path, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    number = logged(binh_minh)
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        attachments.add(binh_minh, number, [photo, written(tmp_path / "nguồn" / name, data)])
    assert refused.value.code == code
    assert name in messages.of(refused.value)
    assert dump(binh_minh) == before


def test_same_bytes_twice_missing_files_and_binned_activities_are_refused(
    binh_minh: Store, photo: Path, tmp_path: Path
) -> None:
    number = logged(binh_minh)
    attachments.add(binh_minh, number, [photo])
    again = written(tmp_path / "nguồn" / "khác.png", PNG)
    gone = tmp_path / "không có.png"
    for files, code in (([again], "attachment.same"), ([gone], "file.missing")):
        with pytest.raises(UserError) as refused:
            attachments.add(binh_minh, number, files)
        assert refused.value.code == code
    activities.remove(binh_minh, number)
    with pytest.raises(UserError) as refused:
        attachments.add(binh_minh, number, [again])
    assert refused.value.code == "activity.unknown"


def test_the_same_photo_from_two_programs_is_kept_once(
    binh_minh: Store, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, put = logged(binh_minh), attachment_files.put
    monkeypatch.setattr(attachment_files, "put", put_after_another(binh_minh, number, photo, put))
    with pytest.raises(UserError) as refused:
        attachments.add(binh_minh, number, [photo])
    assert refused.value.code == "attachment.same"
    assert len(attachments.listed(binh_minh, number)) == 1


def put_after_another(
    store: Store, number: int, photo: Path, put: Callable[..., None]
) -> Callable[..., None]:
    """While one program still writes the bytes, another has attached the same photo."""
    taken: list[object] = []

    def late(*given: object) -> None:
        put(*given)
        if not taken:
            taken.append(given)
            attachments.add(store, number, [photo])

    return late


def test_adding_and_binning_are_undone_and_done_again(binh_minh: Store, photo: Path) -> None:
    number = logged(binh_minh)
    _, (of,) = attachments.add(binh_minh, number, [photo])
    before = attachments.listed(binh_minh, number)
    undoing.undo(binh_minh)
    assert attachments.listed(binh_minh, number) == ()
    undoing.redo(binh_minh)
    assert attachments.listed(binh_minh, number) == before
    attachments.remove(binh_minh, of)
    assert attachments.listed(binh_minh, number) == ()
    assert attachments.binned(binh_minh) == before
    assert safekeeping.check(binh_minh, binh_minh.path.parent).problems == ()
    attachments.restore(binh_minh, of)
    assert attachments.listed(binh_minh, number) == before


def test_every_backup_has_every_file_and_each_content_is_copied_once(
    binh_minh: Store, photo: Path, tmp_path: Path
) -> None:
    usb = tmp_path / "USB"
    number = logged(binh_minh)
    attachments.add(binh_minh, number, [photo])
    first = safekeeping.make_backup(binh_minh, usb)
    attachments.add(binh_minh, number, [written(tmp_path / "nguồn" / "2.pdf", PDF)])
    pool = usb / f"{binh_minh.path.name}.tep"
    written_at = {path: path.stat().st_mtime_ns for path in pool.iterdir()}
    second = safekeeping.make_backup(binh_minh, usb)
    assert all(path.stat().st_mtime_ns == at for path, at in written_at.items())
    assert len(list(pool.iterdir())) == 2
    # the office's computer is gone: folder of the USB stick carried to another place
    binh_minh.close()
    shutil.rmtree(binh_minh.path.parent)
    moved = shutil.copytree(usb, tmp_path / "máy mới")
    for made, names in ((first, [PNG]), (second, [PNG, PDF])):
        found = moved / made.path.name
        verifying.verify(found)
        store = Store.open(found, "x", MIGRATIONS, tmp_path / "b")
        items = attachments.listed(store, number)
        assert [attachments.file(store, item.id).read_bytes() for item in items] == names
        assert safekeeping.check(store, moved).problems == ()
        store.close()


def test_a_backup_that_lost_a_file_is_told(binh_minh: Store, photo: Path, tmp_path: Path) -> None:
    attachments.add(binh_minh, logged(binh_minh), [photo])
    made = safekeeping.make_backup(binh_minh, tmp_path / "b")
    (copy,) = (tmp_path / "b" / f"{binh_minh.path.name}.tep").iterdir()
    copy.write_bytes(PNG[:-1] + b"x")
    with pytest.raises(StoreProblem) as told:
        verifying.verify(made.path)
    assert told.value.code == "store.backup_incomplete"


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_lost_file_is_told_does_not_stop_the_backup_and_comes_back(
    binh_minh: Store, photo: Path, tmp_path: Path, damage: str
) -> None:
    folder = tmp_path / "sao lưu 2"
    _, (number,) = attachments.add(binh_minh, logged(binh_minh), [photo])
    safekeeping.make_backup(binh_minh, folder)
    (path,) = kept(binh_minh)
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(PNG.replace(b"PNG", b"GNP"))
    (problem,) = safekeeping.check(binh_minh, folder).problems
    wanted = {"gone": "check.attachment_missing", "changed": "check.attachment_damaged"}
    assert problem.code == wanted[damage]
    assert "Ảnh họp 100%.png" in messages.of(problem)
    with pytest.raises(UserError) as refused:
        attachments.file(binh_minh, number)
    assert refused.value.code == "attachment.lost"
    elsewhere = safekeeping.make_backup(binh_minh, tmp_path / "sao lưu 3")
    assert len(elsewhere.missing) == 1
    verifying.verify(elsewhere.path)  # what was lost before it is known and told
    assert attachments.recover(binh_minh, folder) == 1
    assert attachments.file(binh_minh, number).read_bytes() == PNG
    assert safekeeping.check(binh_minh, folder).problems == ()
    assert attachments.recover(binh_minh, folder) == 0


def test_names_are_kept_without_folders_and_not_longer_than_a_list() -> None:
    assert kinds.kept_name("C:\\ảnh\\họp.jpg", FileKind.JPEG) == "họp.jpg"
    long = kinds.kept_name("a" * 300 + ".jpeg", FileKind.JPEG)
    assert (len(long), long[-6:]) == (120, "a.jpeg")
    assert kinds.kept_name("\u200b", FileKind.PDF) == "tep.pdf"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", FileKind.JPEG), (b"II*\0....", FileKind.TIFF),
        (b"RIFF1234WEBPVP8 ", FileKind.WEBP), (b"\0\0\0\x18ftypheic", FileKind.HEIC),
        (b"\xef\xbb\xbf%PDF-1.4", FileKind.PDF), (b"RIFF1234WAVE", None),
        (b"\0\0\0\x18ftypmp42", None), (b"PK\x03\x04", None),
    ],
)  # fmt: skip
def test_kinds_by_their_first_bytes(head: bytes, kind: FileKind | None) -> None:
    assert kinds.kind_of(head) is kind


def test_a_backup_whose_files_cannot_be_copied_does_not_appear(
    binh_minh: Store, photo: Path, tmp_path: Path
) -> None:
    attachments.add(binh_minh, logged(binh_minh), [photo])
    usb = tmp_path / "USB"
    written(usb / f"{binh_minh.path.name}.tep", b"a file where the folder should be")
    with pytest.raises(StoreProblem):
        safekeeping.make_backup(binh_minh, usb)
    assert [path.name for path in usb.iterdir()] == [f"{binh_minh.path.name}.tep"]


def test_a_file_that_cannot_be_written_leaves_no_row(
    binh_minh: Store, photo: Path, tmp_path: Path
) -> None:
    number = logged(binh_minh)
    before = dump(binh_minh)
    written(binh_minh.path.with_name(f"{binh_minh.path.name}.tep"), b"in the way")
    with pytest.raises(StoreProblem) as told:
        attachments.add(binh_minh, number, [photo])
    assert told.value.code == "file.cannot_write"
    assert dump(binh_minh) == before


def test_a_file_opened_to_read_only_takes_no_photo(binh_minh: Store, photo: Path) -> None:
    number = logged(binh_minh)
    binh_minh.close()
    shown = Store(binh_minh.path, "x", is_read_only=True)
    with pytest.raises(StoreProblem) as told:
        attachments.add(shown, number, [photo])
    assert told.value.code == "store.read_only"
    assert kept(shown) == []
    shown.close()


def test_an_older_file_without_attachments_is_still_backed_up(tmp_path: Path) -> None:
    first = shutil.copytree(MIGRATIONS, tmp_path / "db")
    for revision in (first / "versions").glob("*.py"):
        if not revision.name.startswith(("0001", "0002", "0003")):
            revision.unlink()
    path = tmp_path / "cũ.bhdesk"
    Store.create(path, "x", first).close()
    made = backup.make_of_file(path, tmp_path / "b", datetime(2026, 6, 1, 12))
    assert verifying.verify(made.path)
