"""The one way from the screens to the services: three verbs, five signals, one worker thread."""

from __future__ import annotations

from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from bhdesk.domain.changes import Changes
from bhdesk.domain.errors import StoreProblem, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future


class Cancelled(Exception):
    """Raised inside a long work after Hủy; the transaction rolls back, nothing is shown."""


class Progress:
    """Given to a long work that wants it; calling it reports and stops the work after Hủy."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = Event()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Reports a step; raises Cancelled when the officer pressed Hủy."""
        if self._stop.is_set():
            raise Cancelled
        self._report(done, total, what)


class InlineExecutor:
    """An Executor that runs a work at once in the calling thread; for tests."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as Executor has it
        from concurrent.futures import Future  # noqa: PLC0415 - as in Work

        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as problem:
            future.set_exception(problem)
        return future

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        """Nothing runs any more."""


class _Bridge(QObject):
    """Brings a finished future from the worker thread to the GUI thread."""

    finished = Signal(object, object, object)


class Work(QObject):
    """Calls services with the store and tells all screens what came of it."""

    changed = Signal(object, object)
    """(Changes, origin): a write is on disk; `origin` is the page that asked for it, or None."""
    failed = Signal(object)
    """(UserError | StoreProblem | Exception): nothing was changed."""
    busy_changed = Signal(bool)
    progressed = Signal(int, int, str)
    """(done, total, what) of the long work; total 0: over."""
    said = Signal(str)
    """A passing word for the status bar."""

    def __init__(
        self, store: Any,  # noqa: ANN401 - ui does not know the store
        executor: Executor | InlineExecutor | None = None, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._store = store
        self._given = executor
        self.is_closed = False
        self._running: dict[Future[Any], Progress] = {}
        self._bridge = _Bridge(self)
        kind = Qt.ConnectionType
        is_inline = isinstance(executor, InlineExecutor)
        how = kind.DirectConnection if is_inline else kind.QueuedConnection
        self._bridge.finished.connect(self._finish, how)

    @cached_property
    def _executor(self) -> Executor | InlineExecutor:
        """Made for the first long work: the window is painted without one."""
        if self._given is not None:
            return self._given
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - see above

        return ThreadPoolExecutor(1, thread_name_prefix="bhdesk-work")

    @property
    def store(self) -> Any:  # noqa: ANN401 - ui does not know the store
        return self._store

    @property
    def is_busy(self) -> bool:
        return bool(self._running)

    def ask(self, fn: Callable[..., Any], *args: Any, **named: Any) -> Any:  # noqa: ANN401 - what the service returns
        """Quick read in the GUI thread: `fn(store, *args)`.

        A UserError or StoreProblem is told through `failed` and None is returned.
        """
        try:
            return fn(self._store, *args, **named)
        except (UserError, StoreProblem) as problem:
            self.failed.emit(problem)
            return None

    def do(self, fn: Callable[..., Any], *args: Any, origin: object = None, **named: Any) -> Any:  # noqa: ANN401 - what the service returns
        """Quick write in the GUI thread; `fn` returns Changes or (Changes, value).

        Emits `changed` and returns the value, or the Changes where there is none. After a
        UserError or StoreProblem emits `failed` and returns None: a screen that wants to
        show the refusal at the field itself calls `attempt`.
        """
        try:
            return self.attempt(fn, *args, origin=origin, **named)
        except (UserError, StoreProblem) as problem:
            if not self._is_loss(problem):  # that was told already
                self.failed.emit(problem)
            return None

    def attempt(
        self, fn: Callable[..., Any], *args: Any, origin: object = None, **named: Any  # noqa: ANN401 - what the service returns
    ) -> Any:  # noqa: ANN401 - what the service returns  # fmt: skip
        """As `do`, but the refusal is raised to the caller and `failed` stays silent.

        But for a data file that is damaged or gone: that concerns the whole window.
        """
        try:
            return self._told(fn(self._store, *args, **named), origin)
        except StoreProblem as problem:
            if self._is_loss(problem):
                self.failed.emit(problem)
            raise

    def run(
        self, fn: Callable[..., Any], *args: Any,  # noqa: ANN401 - arguments of any service
        then: Callable[[Any], object] | None = None, origin: object = None,
        has_progress: bool = False,
    ) -> Progress:  # fmt: skip
        """Long work in the one worker thread; `then(value)` is called in the GUI thread.

        `fn(store, *args)`, with `progress=Progress` added when `has_progress`. What it returns
        is treated as in `do` when it holds Changes. The Progress returned here can `cancel()`.
        """
        progress = Progress(self.progressed.emit)
        named = {"progress": progress} if has_progress else {}
        was_busy = self.is_busy
        future = self._executor.submit(fn, self._store, *args, **named)
        self._running[future] = progress
        if not was_busy:
            self.busy_changed.emit(True)
        future.add_done_callback(lambda done: self._bridge.finished.emit(done, then, origin))
        return progress

    def cancel(self) -> None:
        """Hủy: asks every long work to stop at its next step."""
        for progress in self._running.values():
            progress.cancel()

    def say(self, text: str) -> None:
        self.said.emit(text)

    def close(self) -> None:
        """Cancels what runs and waits for the thread; called before the store is closed."""
        self.is_closed = True
        self.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _finish(
        self, future: Future[Any], then: Callable[[Any], object] | None, origin: object
    ) -> None:
        """GUI thread: reads the future's exception, whatever it is, then its value."""
        self._running.pop(future, None)
        self.progressed.emit(0, 0, "")
        if not self._running:
            self.busy_changed.emit(False)
        if future.cancelled():
            return
        problem = future.exception()
        if isinstance(problem, Cancelled):
            self.said.emit("Đã hủy, không có gì thay đổi.")
        elif problem is not None:
            self.failed.emit(problem)
        else:
            value = self._told(future.result(), origin)
            if self._is_loss(value):  # given back to be said by the screen
                self.failed.emit(value)
            if then is not None:
                then(value)

    def _is_loss(self, problem: object) -> bool:
        """Whether the open data file itself is damaged or gone."""
        if not isinstance(problem, StoreProblem) or self._store is None:
            return False
        return problem.is_loss_of(self._store.path)

    def _told(self, result: Any, origin: object) -> Any:  # noqa: ANN401 - what the service returns
        """Emits `changed` for Changes or (Changes, value); gives the value back."""
        changes, value = result, result
        if isinstance(result, tuple) and len(result) == 2 and isinstance(result[0], Changes):
            changes, value = result
        if isinstance(changes, Changes) and changes:
            self.changed.emit(changes, origin)
        return value
