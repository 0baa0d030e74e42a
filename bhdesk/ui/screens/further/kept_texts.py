"""Refused texts of a table that shows several sheets in turn: each waits for its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from bhdesk.ui.grid import Column, GridModel, GridRow, Refusal


class KeptTexts:
    """Lays another sheet into the model without losing what was refused in the one before."""

    def __init__(self, model: GridModel) -> None:
        self._model = model
        self._sheet: Hashable = None
        self._columns: tuple[Column, ...] = ()
        self._waiting: dict[Hashable, tuple[Refusal, ...]] = {}

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """All that is not on disk, of the sheets not shown as well."""
        waiting = (draft for drafts in self._waiting.values() for draft in drafts)
        return (*self._model.drafts(), *waiting)

    @property
    def reasons(self) -> tuple[tuple[Tone, str], ...]:
        """Why the texts that stand in the table are not on disk, a sentence each."""
        return tuple(
            (Tone.BAD, f"Chưa ghi “{draft.text}” ({draft.where}): {draft.reason}")
            for draft in self._model.drafts()
        )

    def show(
        self, sheet: Hashable, columns: tuple[Column, ...],
        rows: tuple[Sequence[GridRow], GridRow | None], locked_text: str = "",
    ) -> None:  # fmt: skip
        """The same sheet with other figures keeps the cursor; columns may come and go with them."""
        drafts = self._model.drafts()
        is_other = sheet != self._sheet
        if is_other and drafts:
            self._waiting[self._sheet] = drafts
        if is_other or columns != self._columns:
            self._model.set_columns(columns)
        self._sheet, self._columns = sheet, columns
        self._model.set_rows(*rows, locked_text)
        self._type_again(self._waiting.pop(sheet, ()) if is_other else drafts)

    def give_up(self) -> None:
        """Forgets every refused text."""
        self._waiting.clear()
        for draft in self._model.drafts():
            self._model.discard_draft(draft.row, draft.column)

    def _type_again(self, drafts: Iterable[Refusal]) -> None:
        """Those that new columns or rows swept away."""
        standing = {(draft.row, draft.column) for draft in self._model.drafts()}
        for draft in drafts:
            index = self._model.index_of(draft.row, draft.column)
            is_swept = (draft.row, draft.column) not in standing
            if is_swept and index.isValid() and self._model.can_edit(index):
                self._model.setData(index, draft.text)
