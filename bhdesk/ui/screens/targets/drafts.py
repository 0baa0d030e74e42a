"""The drafts in hand: which indicators were changed and not given out yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.screens.targets.draft import Draft, stored
from bhdesk.ui.screens.targets.editor import SPLITTING

if TYPE_CHECKING:
    from bhdesk.services.targets import TargetSheet, TargetView


class DraftBook:
    """Kept by measure; nothing of it is on disk."""

    def __init__(self) -> None:
        self._view: TargetView | None = None
        self._drafts: dict[str, Draft] = {}
        self._splits: dict[str, Draft] = {}

    def set_view(self, view: TargetView) -> None:
        """What is stored was read anew; drafts of measures that are gone go too."""
        self._view = view
        known = {sheet.measure.key for sheet in view.sheets}
        self._drafts = {key: draft for key, draft in self._drafts.items() if key in known}

    @property
    def unsaved(self) -> tuple[TargetSheet, ...]:
        """The sheets whose draft differs from what the file holds."""
        sheets = self._view.sheets if self._view is not None else ()
        return tuple(sheet for sheet in sheets if self.is_dirty(sheet))

    def of(self, sheet: TargetSheet) -> Draft:
        """The draft, else what the file holds."""
        return self._drafts.get(sheet.measure.key) or self._stored(sheet)

    def is_dirty(self, sheet: TargetSheet) -> bool:
        """Whether something is typed that is not given out."""
        draft = self._drafts.get(sheet.measure.key)
        return draft is not None and draft.settled() != self._stored(sheet).settled()

    def keep(self, draft: Draft) -> None:
        """Something was typed; the last split that adds up is remembered."""
        self._drafts[draft.measure] = draft
        if draft.method in SPLITTING and not draft.difference and not draft.unweighted:
            self._splits[draft.measure] = draft

    def drop(self, key: str) -> None:
        """It is on disk now."""
        self._drafts.pop(key, None)

    def take_back(self, sheet: TargetSheet) -> None:
        """Back to what the file holds, else to the last split that added up."""
        key = sheet.measure.key
        self.drop(key)
        if sheet.sheet is None and key in self._splits:
            self._drafts[key] = self._splits[key]

    def clear(self) -> None:
        """Everything typed is dropped."""
        self._drafts.clear()

    def _stored(self, sheet: TargetSheet) -> Draft:
        return stored(sheet, self._view.frame.unit_ids if self._view is not None else ())
