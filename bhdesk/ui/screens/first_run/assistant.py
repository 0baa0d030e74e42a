"""The assistant of the first run: asks, and only at the end makes the data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services.office import Setup
from bhdesk.ui.screens.first_run.folder_step import FolderStep
from bhdesk.ui.screens.first_run.office_step import OfficeStep
from bhdesk.ui.screens.first_run.plan_step import PlanStep
from bhdesk.ui.screens.first_run.units_step import UnitsStep
from bhdesk.ui.wizard import Wizard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bhdesk.services.plans import BundledPlan

FILE_NAME = "so-lieu.bhdesk"


class FirstRun(Wizard):
    """`make(setup, file)` makes the data file and gives what `done` hands on."""

    done = Signal(object)
    file_wanted = Signal()
    sample_wanted = Signal()
    tour_wanted = Signal()

    def __init__(
        self,
        plans: Sequence[BundledPlan],
        default_folder: Path,
        make: Callable[[Setup, Path], object],
    ) -> None:
        self.office = OfficeStep()
        self.plan = PlanStep(plans)
        self.units = UnitsStep(self._setup_of)
        self.folder = FolderStep(default_folder, FILE_NAME)
        self._make = make
        super().__init__((self.office, self.plan, self.units, self.folder))
        self.office.file_wanted.connect(self.file_wanted)
        self.office.sample_wanted.connect(self.sample_wanted)
        self.office.tour_wanted.connect(self.tour_wanted)
        self.finished.connect(self._finish)

    @property
    def setup(self) -> Setup:
        """Everything answered so far."""
        return self._setup_of(self.units.units)

    def _setup_of(self, units: tuple) -> Setup:
        return Setup(self.plan.source, self.office.office, units)

    def _finish(self) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = self._make(self.setup, self.folder.folder / FILE_NAME)
        except (UserError, StoreProblem) as problem:
            self.say_problem("Chưa tạo được dữ liệu.", messages.of(problem))
        else:
            self.done.emit(made)
        finally:
            QGuiApplication.restoreOverrideCursor()
