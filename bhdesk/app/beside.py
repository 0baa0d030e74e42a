"""One long reading beside a dialog, where no data file is open yet or another one is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.ui.work import Progress, Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


class Beside:
    """A worker of its own for as long as the block lasts; leaving ends what still runs in it."""

    def __init__(self) -> None:
        self._work = Work(None)

    def __enter__(self) -> Beside:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._work.close()

    def run(
        self, fn: Callable[..., Any], *args: object, then: Callable[[Any], object],
        otherwise: Callable[[Exception], object] = lambda _: None,
    ) -> None:  # fmt: skip
        """`fn(*args, progress)` in the thread, then `then(value)` or `otherwise(problem)` here."""
        self._work.failed.connect(otherwise)
        self._work.run(_without_store, fn, args, then=then, has_progress=True)


def _without_store(
    _: object, fn: Callable[..., Any], args: tuple[object, ...], progress: Progress
) -> Any:  # noqa: ANN401 - what the reading gives
    return fn(*args, progress)
