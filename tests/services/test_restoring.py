"""A copy takes the place of the data; what was there stays beside it, whatever happens."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections import namedtuple
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.attachments import FileKind
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.periods import Month
from bhdesk.services import activities, attachments, counts, office, safekeeping
from bhdesk.services.counts import Entry
from bhdesk.store import attachment_files, restoring, sqlite, verifying
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, ROOT, VSI

if TYPE_CHECKING:
    from collections.abc import Callable

MAY, JULY = Month(2026, 5), Month(2026, 7)
NOW = datetime(2026, 6, 2, 14, 32)
KEPT = "truoc-phuc-hoi-2026-06-02-1432.bhdesk"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
PDF, LATER = b"%PDF-1.7\n" + b"scan" * 50, b"%PDF-1.7\n" + b"sau" * 50
Usage = namedtuple("Usage", "total used free")


def write(store: Store, value: int, month: Month = MAY) -> None:
    unit = office.frame(store).unit_ids[0]
    counts.set_counts(store, month, [Entry(unit, VSI, Part.CLOSING, value)])


def figure(path: Path, folder: Path) -> int | None:
    """The figure of the first village in May, in whatever file lies there."""
    with closing(Store.open(path, "x", MIGRATIONS, folder / "bản khác")) as store:
        assert safekeeping.check(store, folder).problems == ()
        with store.read() as db:
            return db.value("SELECT closing FROM figure WHERE month = 202605")


@pytest.fixture
def copy(binh_minh: Store, tmp_path: Path) -> Path:
    """A backup in which the figure is 10, while the data says 20 and knows July."""
    write(binh_minh, 10)
    made = safekeeping.make_backup(binh_minh, tmp_path / "sao lưu")
    write(binh_minh, 20)
    write(binh_minh, 25, JULY)
    binh_minh.close()
    return made.path


@pytest.fixture
def data(binh_minh: Store, copy: Path) -> Path:
    return binh_minh.path


def restore(data: Path, source: Path) -> restoring.Restored:
    return safekeeping.restore(data, source, MIGRATIONS, NOW)


def is_refused(code: str, data: Path, source: Path) -> None:
    before = {item: item.read_bytes() for item in data.parent.rglob("*") if item.is_file()}
    copied = source.read_bytes()
    with pytest.raises(StoreProblem) as refused:
        restore(data, source)
    assert refused.value.code == code
    assert {i: i.read_bytes() for i in data.parent.rglob("*") if i.is_file()} == before
    assert source.read_bytes() == copied


def test_the_copy_is_there_and_the_old_beside_it(data: Path, copy: Path, tmp_path: Path) -> None:
    before = data.read_bytes()
    done = restore(data, copy)
    assert done.kept_aside == data.with_name(f"{data.stem}.{KEPT}")
    assert done.kept_aside.read_bytes() == before
    assert data.read_bytes() == copy.read_bytes()
    assert figure(data, tmp_path) == 10
    assert figure(done.kept_aside, tmp_path) == 20
    names = {item.name for item in data.parent.iterdir()}
    assert names == {data.name, done.kept_aside.name}


def test_restoring_what_was_kept_undoes_it(data: Path, copy: Path, tmp_path: Path) -> None:
    first = restore(data, copy)
    assert first.kept_aside is not None
    second = restore(data, first.kept_aside)
    assert second.kept_aside == data.with_name(f"{data.stem}.{KEPT[:-7]}-2.bhdesk")
    assert figure(data, tmp_path) == 20


def test_what_it_would_do_is_told_before(data: Path, copy: Path) -> None:
    seen = safekeeping.look_before_restore(data, copy, MIGRATIONS, NOW)
    assert (seen.month, seen.present_month, seen.months_newer) == (MAY, JULY, 2)
    assert seen.made_at == datetime(2026, 6, 1, 12, 0)
    assert seen.office == seen.present_office == "xã Bình Minh"
    assert seen.kept_aside is not None
    assert not seen.kept_aside.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\x00" * 512 + path.read_bytes()[512:]),
        lambda path: os.truncate(path, path.stat().st_size // 2),
        lambda path: path.write_bytes(b"khac" * 4000),
        lambda path: path.write_bytes(path.read_bytes()[:8192] + os.urandom(40_000)),
    ],
    ids=["empty", "header", "cut", "foreign", "pages"],
)
def test_damaged_data_is_kept_byte_for_byte(
    data: Path, copy: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    damage(data)
    before = data.read_bytes()
    done = restore(data, copy)
    assert done.kept_aside is not None
    assert done.kept_aside.read_bytes() == before
    assert figure(data, tmp_path) == 10


def test_a_journal_left_there_is_not_played_into_the_copy(
    data: Path, copy: Path, tmp_path: Path
) -> None:
    crashed = _crashed(data, tmp_path)
    wal = sqlite.side_file(crashed, "-wal").read_bytes()
    done = restore(crashed, copy)
    assert done.kept_aside is not None
    assert sqlite.side_file(done.kept_aside, "-wal").read_bytes() == wal
    assert not any(sqlite.side_file(crashed, end).exists() for end in sqlite.SIDE_FILES)
    assert figure(crashed, tmp_path) == 10
    again = restore(crashed, done.kept_aside)
    assert figure(crashed, tmp_path) == 31, "the last save was in the journal only"
    assert again.kept_aside is not None


def test_a_journal_of_damaged_data_is_kept_and_taken_away(
    data: Path, copy: Path, tmp_path: Path
) -> None:
    crashed = _crashed(data, tmp_path)
    wal = sqlite.side_file(crashed, "-wal").read_bytes()
    crashed.write_bytes(b"")
    done = restore(crashed, copy)
    assert done.kept_aside is not None
    assert done.kept_aside.read_bytes() == b""
    assert sqlite.side_file(done.kept_aside, "-wal").read_bytes() == wal
    assert figure(crashed, tmp_path) == 10


def _crashed(data: Path, tmp_path: Path) -> Path:
    """The data as a power cut leaves it, 31 saved and still in the -wal."""
    folder = tmp_path / "sau mất điện"
    folder.mkdir()
    store = Store.open(data, "x", MIGRATIONS, tmp_path / "sao lưu")
    write(store, 31)
    crashed = Path(shutil.copy(data, folder / data.name))
    shutil.copy(sqlite.side_file(data, "-wal"), folder)
    store.close()
    return crashed


def test_lost_data_comes_back_without_anything_aside(
    data: Path, copy: Path, tmp_path: Path
) -> None:
    data.unlink()
    assert restore(data, copy).kept_aside is None
    assert figure(data, tmp_path) == 10


def test_a_bit_of_the_copy_turned_is_refused(data: Path, copy: Path) -> None:
    raw = bytearray(copy.read_bytes())
    raw[len(raw) // 2] ^= 1
    copy.write_bytes(raw)
    is_refused("restore.damaged", data, copy)


def test_a_copy_cut_short_without_its_note_is_refused(data: Path, copy: Path) -> None:
    copy.with_suffix(".json").unlink()
    os.truncate(copy, copy.stat().st_size // 2)
    is_refused("restore.damaged", data, copy)


def test_a_newer_a_foreign_and_an_empty_copy_are_refused(
    data: Path, copy: Path, tmp_path: Path
) -> None:
    other = tmp_path / "khác.bhdesk"
    raw = copy.read_bytes()
    for code, content in (
        ("store.newer", raw[:60] + (999).to_bytes(4, "big") + raw[64:]),
        ("store.foreign", raw[:68] + b"XXXX" + raw[72:]),
        ("store.not_data", b"PK" + raw[2:]),
        ("store.empty", b""),
    ):
        other.write_bytes(content)
        is_refused(code, data, other)
    is_refused("restore.same", data, data)


def test_data_that_is_open_is_not_replaced(data: Path, copy: Path, tmp_path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data), str(MIGRATIONS), str(tmp_path)], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "20"
    before = data.read_bytes()
    with pytest.raises(StoreProblem) as refused:
        restore(data, copy)
    assert refused.value.code == "restore.in_use"
    assert list(data.parent.glob("*truoc*")) == []
    assert data.read_bytes() == before
    other.communicate("\n", timeout=20)
    assert restore(data, copy).kept_aside is not None


HOLD = """
import sys
from pathlib import Path
from bhdesk.store.engine import Store
store = Store.open(Path(sys.argv[1]), "x", Path(sys.argv[2]), Path(sys.argv[3]))
with store.read() as db:
    print(db.value("SELECT closing FROM figure WHERE month = 202605"), flush=True)
sys.stdin.readline()
store.close()
"""


def test_a_full_disk_is_told_before_anything_moves(
    data: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring.shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 10**5))
    is_refused("restore.no_room", data, copy)


def test_a_disk_that_fails_while_the_old_is_kept_leaves_all_as_it_was(
    data: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shutil.copyfile

    def fail(source: Path, target: Path) -> None:
        if source == data:
            raise OSError(errno.ENOSPC, "full")
        whole(source, target)

    monkeypatch.setattr(restoring.shutil, "copyfile", fail)
    is_refused("store.disk_full", data, copy)


def test_attachments_come_with_the_copy_and_stay_with_the_old(
    binh_minh: Store, tmp_path: Path
) -> None:
    data = binh_minh.path
    _, meeting = activities.add(binh_minh, Activity(Kind.VILLAGE_MEETING, MAY.first_day))
    attach(binh_minh, meeting, tmp_path / "họp.png", PNG)
    attach(binh_minh, meeting, tmp_path / "biên bản.pdf", PDF)
    copy = safekeeping.make_backup(binh_minh, tmp_path / "sao lưu").path
    attach(binh_minh, meeting, tmp_path / "sau.pdf", LATER)
    binh_minh.close()
    folder, pool = attachment_files.folder_of(data), attachment_files.folder_of(copy)
    photo, paper, later = (
        attachment_files.content_of(*pair)
        for pair in ((PNG, FileKind.PNG), (PDF, FileKind.PDF), (LATER, FileKind.PDF))
    )
    (folder / photo.file_name).write_bytes(b"x" * len(PNG))  # damaged, of the same size
    (folder / paper.file_name).unlink()
    (pool / paper.file_name).unlink()
    done = restore(data, copy)
    assert done.missing == (paper.sha256,)
    assert attachment_files.is_whole(folder, photo)
    assert done.kept_aside is not None
    assert attachment_files.is_whole(attachment_files.folder_of(done.kept_aside), later)


def attach(store: Store, meeting: int, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    attachments.add(store, meeting, [path])


@pytest.mark.skipif(sys.platform == "win32", reason="hundreds of processes take minutes there")
def test_killed_at_any_step_nothing_is_lost(data: Path, copy: Path, tmp_path: Path) -> None:
    folder, old, new = tmp_path / "thử", 20, 10
    photo = attachment_files.content_of(PNG, FileKind.PNG)
    attachment_files.put(tmp_path / "tệp", photo, PNG)
    seen = set()
    for step in range(1, 400):
        folder.mkdir()
        target = Path(shutil.copy(data, folder / data.name))
        files = Path(shutil.copytree(tmp_path / "tệp", attachment_files.folder_of(target)))
        done = subprocess.run(
            [sys.executable, "-m", "tests.store.restorer", copy, target, MIGRATIONS, str(step)],
            cwd=ROOT, check=False,
        )  # fmt: skip
        there = figure(target, tmp_path)
        assert there in {old, new}, step
        kept = list(folder.glob(f"*.{KEPT}"))
        assert there == old or figure(kept[0], tmp_path) == old, step
        assert all(figure(item, tmp_path) == old for item in kept), step
        pools = [files, *(attachment_files.folder_of(item) for item in kept)]
        assert all(attachment_files.is_whole(pool, photo) for pool in pools), step
        seen.add(there)
        shutil.rmtree(folder)
        if not done.returncode:
            break
    assert done.returncode == 0
    assert seen == {old, new}
    noted = json.loads(copy.with_suffix(".json").read_text("utf-8"))
    assert noted["sha256"] == verifying.sha256_of(copy)
