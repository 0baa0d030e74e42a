"""The data file: opening it safely, one consistent read, one all-or-nothing write.

Reading uses the bare driver, so that the window opens without importing SQLAlchemy; writing adds
SQLAlchemy Core on the same connection when a statement of it is executed. What is particular to
SQLite, and why the library is sqlcipher3, is said in sqlite.py.
"""

from __future__ import annotations

import threading
from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem
from bhdesk.store import faults, heavy, sqlite
from bhdesk.store.transaction import Lane, Reading, Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bhdesk.store.backup import BackupMade


def newest_version(migrations: Path) -> int:
    """The number of the newest revision in `migrations`/versions, from the file names alone."""
    found = [int(file.name[:4]) for file in (migrations / "versions").glob("[0-9]*_*.py")]
    if not found:
        raise RuntimeError(f"no migrations in {migrations}")
    return max(found)


class Store:
    """One open data file, for the thread of the window and the worker thread alike."""

    def __init__(
        self,
        path: Path,
        actor: str,
        *,
        is_read_only: bool = False,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        """Use `open` or `create`; this trusts the file as it is."""
        self.path = path
        self.actor = actor
        self.is_read_only = is_read_only
        self.is_view = False
        self.keeps_all_backups = False
        self._clock = clock
        self._local = threading.local()
        self._lanes: list[Lane] = []
        self._identity: tuple[int, int] | None = None
        self._wal: tuple[int, int] | None = None
        self._guard = threading.Lock()
        self._is_closed = False

    @classmethod
    def open(
        cls,
        path: Path,
        actor: str,
        migrations: Path,
        backups: Path,
        *,
        is_view: bool = False,
        clock: Callable[[], datetime] = datetime.now,
    ) -> Store:
        """Open an existing file; an older one is backed up to `backups` and migrated first.

        `is_view`: nothing is written although it could be.
        Raises StoreProblem; a file refused as missing, empty, foreign or newer is not touched.
        """
        newest = newest_version(migrations)
        header = sqlite.read_header(path)
        if header.user_version > newest:
            raise StoreProblem("store.newer", file=str(path), found=header.user_version)
        is_read_only = is_view or not sqlite.is_writable(path)
        store = cls(path, actor, is_read_only=is_read_only, clock=clock)
        store.is_view = is_view
        if not is_read_only:
            sqlite.leave_wal(path)
        try:
            store._bring_up_to(newest, migrations, backups)
        except BaseException:
            store._drop_connections()
            raise
        return store

    @classmethod
    def create(
        cls,
        path: Path,
        actor: str,
        migrations: Path,
        *,
        fill: Callable[[Store], None] | None = None,
        clock: Callable[[], datetime] = datetime.now,
    ) -> Store:
        """Make a new file, whole or not at all; never over an existing one.

        `fill` writes what it starts with before the file gets its name; when it fails there is no
        file.

        Raises StoreProblem `store.exists`, also for a -wal left without its file: SQLite would
        play it into the new one.
        """
        atomic.refuse_name(path)
        for taken in (path, *(sqlite.side_file(path, suffix) for suffix in sqlite.SIDE_FILES)):
            if taken.exists():
                raise StoreProblem("store.exists", file=str(taken))
        with atomic.part_beside(path) as part:
            try:
                heavy.create(part, migrations, clock().replace(microsecond=0))
                if fill is not None:
                    with closing(cls(part, actor, clock=clock)) as store:
                        fill(store)
                atomic.move(part, path)
            except OSError as error:
                raise faults.file_problem(error, path) from error
            except StoreProblem as problem:
                if problem.code == "store.read_only":
                    raise StoreProblem("file.cannot_write", name=path.name) from problem
                if problem.params.get("file") == str(part):
                    problem.params["file"] = str(path)
                raise
        return cls(path, actor, clock=clock)

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Read one consistent snapshot: what others save meanwhile is not seen."""
        with self._transaction("BEGIN", is_write=False) as lane:
            yield Reading(lane.reader)

    @contextmanager
    def write(self, what: str) -> Iterator[Writing]:
        """Do one thing completely or not at all; `what` says it in Vietnamese in the history.

        Leaving by an exception rolls back. A block within a block raises RuntimeError. When the
        disk fails at the commit the outcome is unknown: read again and show what is stored.
        """
        self._refuse_read_only()
        self._find_file()
        with self._transaction("BEGIN IMMEDIATE", is_write=True) as lane:
            yield Writing(lane, self.actor, what, self.now())

    def _refuse_read_only(self) -> None:
        if self.is_read_only:
            code = "store.view_only" if self.is_view else "store.read_only"
            raise StoreProblem(code, file=str(self.path))

    def _find_file(self) -> None:
        """A file deleted or exchanged under us still takes writes on Linux, for nobody to find."""
        try:
            found = self.path.stat()
        except OSError as problem:
            code = "store.missing" if self.path.parent.exists() else "store.drive_gone"
            raise StoreProblem(code, file=str(self.path)) from problem
        identity = (found.st_dev, found.st_ino)
        if self._identity not in (None, identity):
            raise StoreProblem("store.missing", file=str(self.path))
        self._identity = identity

    def checkpoint(self) -> None:
        """Bring all that is saved into the one file; call when idle and after an import."""
        if self.is_read_only:
            return
        with self._lane_of_thread() as lane:
            sqlite.checkpoint(lane.writer)

    def back_up(self, folder: Path, now: datetime) -> BackupMade:
        """Copy everything to `folder`, verify the copy and thin out older ones; see backup.make."""
        from bhdesk.store import backup  # noqa: PLC0415 - loads more than the first page does

        backup.prepare(folder)  # a folder that cannot be written to changes nothing here
        key, counter_sql = backup.COUNTER, "SELECT value FROM meta WHERE key = :key"
        if self.is_read_only:
            with self.read() as db:
                last = int(db.value(counter_sql, key=key) or 0)
            counter = backup.next_counter(last, folder)
            return backup.make(self.path, folder, counter, now)
        with self.write("Sao lưu dữ liệu") as db:
            counter = backup.next_counter(int(db.value(counter_sql, key=key) or 0), folder)
            db.run("UPDATE meta SET value = :value WHERE key = :key", key=key, value=str(counter))
        return backup.make(self.path, folder, counter, now, keeps_all=self.keeps_all_backups)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be asked of it any more."""
        return self._is_closed

    def close(self) -> None:
        """Close the connections of all threads and leave one file with nothing beside it."""
        if self._is_closed:
            return
        self._is_closed = True
        self._drop_connections()
        if self.is_read_only or not self.path.exists():
            return
        with self._problems():
            raw = sqlite.connect(self.path)
            try:
                sqlite.leave_one_file(raw)
            finally:
                raw.close()

    def now(self) -> datetime:
        """The store's clock, to the second."""
        return self._clock().replace(microsecond=0)

    def _bring_up_to(self, newest: int, migrations: Path, backups: Path) -> None:
        with self.read() as db:
            found = int(db.value("PRAGMA user_version") or 0)
        if found > newest:  # the header may be older than what the -wal holds
            raise StoreProblem("store.newer", file=str(self.path), found=found)
        if found == newest:
            return
        self._refuse_read_only()
        self._drop_connections()
        heavy.upgrade(self.path, migrations, backups, self.now())

    @contextmanager
    def _transaction(self, begin: str, *, is_write: bool) -> Iterator[Lane]:
        with self._lane_of_thread() as lane:
            raw = lane.writer if is_write else lane.reader
            try:
                raw.execute(begin)
                yield lane
                raw.execute("COMMIT")
            finally:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")

    @contextmanager
    def _lane_of_thread(self) -> Iterator[Lane]:
        """Hold this thread's only block: one inside another would see or lose half of it."""
        if self._is_closed:
            raise RuntimeError("the store is closed")
        lane: Lane | None = getattr(self._local, "lane", None)
        if lane is None:
            lane = self._local.lane = Lane(self.path)
            with self._guard:
                self._lanes.append(lane)
        if lane.is_busy:
            raise RuntimeError("a block of the store is open in this thread: use its db")
        self._leave_orphan()
        lane.is_busy = True
        try:
            with self._problems():
                yield lane
        except StoreProblem:
            lane.close()  # after a failing disk the next block starts on a fresh connection
            raise
        finally:
            lane.is_busy = False
            self._wal = self._wal or self._wal_now()

    def _wal_now(self) -> tuple[int, int] | None:
        try:
            found = sqlite.side_file(self.path, "-wal").stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _leave_orphan(self) -> None:
        """Connect anew when another process took away the -wal: what we save in it is lost.

        It may, once our locks are gone, and POSIX drops all of them when anything in this process
        closes the file: a file window does that to tell the kind of what it lists.
        """
        if self._wal is None or self._wal == self._wal_now():
            return
        with self._guard:
            if not any(lane.is_busy for lane in self._lanes):
                for lane in self._lanes:
                    lane.close()
                self._wal = None

    @contextmanager
    def _problems(self) -> Iterator[None]:
        """Name the machine's faults; let everything else pass as it is."""
        try:
            yield
        except Exception as error:
            problem = faults.problem_of(error, self.path)
            if problem is None:
                raise
            raise problem from error

    def _drop_connections(self) -> None:
        with self._guard:
            for lane in self._lanes:
                lane.close()
