"""Puts the look on the application: Fusion, fonts, palette and the sheet made from the tokens."""

from __future__ import annotations

from contextlib import contextmanager
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from bhdesk.ui import icons, paint, tokens
from bhdesk.ui.tokens import Colours, Scale, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Windows gives these a font of its own, again and again, which QApplication.setFont cannot change.
_OF_THE_SYSTEM = "QMenuBar, QMenu, QMessageBox QLabel, QToolTip, QStatusBar"


_awaited: list[str] = []
AS_FUSION = ("-style", "fusion")
"""Words for a new QApplication: setStyle would make a class of PySide's with 30 enums."""


def apply(
    app: QApplication, resources: Path, font_pt: int = 10, is_contrast: bool | None = None,
    is_fusion: bool = False,
) -> None:  # fmt: skip
    """Dresses the whole application; call again after the font setting has changed.

    `resources` holds icons/, style/ and fonts/. `is_contrast` None asks the system. `is_fusion`:
    it was made with AS_FUSION.
    """
    icons.set_folder(resources / "icons")
    system = QPalette(app.palette())
    app.setWindowIcon(QIcon(str(resources / "icons" / "bhdesk.svg")))
    if not is_fusion:
        app.setStyle("Fusion")
    wanted = system_wants_contrast() if is_contrast is None else is_contrast
    colours = _contrast_of(system) if wanted else tokens.LIGHT
    theme = Theme(colours, tokens.scaled(font_pt))
    tokens.use(theme)
    font = QFont(_family(resources / "fonts"))
    font.setFamilies(_families(font.family()))
    font.setPointSizeF(theme.scale.body)
    app.setFont(font)
    paint.forget()
    app.setPalette(palette(colours))
    app.setStyleSheet(sheet(theme, resources) + _our_fonts(font))


@contextmanager
def awaited(is_wanted: bool = True) -> Iterator[None]:
    """Makes a whole window before the sheet sees it: it looks at every widget once then.

    Worn while widgets are put together, the sheet goes through a widget and all in it whenever it
    finds its place. Only while no window is shown: that one would stand undressed meanwhile.
    """
    app = QApplication.instance()
    if not is_wanted or not isinstance(app, QApplication):
        yield
        return
    worn = app.styleSheet()
    app.setStyleSheet("")
    _awaited.append(worn)
    try:
        yield
    finally:
        app.setStyleSheet(_awaited.pop())


def system_wants_contrast() -> bool:
    """Whether the officer switched the system to high contrast."""
    # both objects are held: a chained call loses the first one and fails in PySide 6.11
    hints = QApplication.styleHints()
    access = hints.accessibility()
    return access.contrastPreference() == Qt.ContrastPreference.HighContrast


def sheet(theme: Theme, resources: Path) -> str:
    """The style sheet with every colour and length of the theme filled in."""
    colours, scale = theme.colours, theme.scale
    values: dict[str, object] = {
        name: code for name, code in colours._asdict().items() if isinstance(code, str)
    }
    values |= _lengths(scale)
    edge = f"border: 1px solid {colours.ink};" if colours.is_contrast else ""
    pick = f"background: {colours.pri}; color: {colours.on_pri};" if colours.is_contrast else ""
    values["contrast_edge"], values["contrast_pick"] = edge, pick
    text = (resources / "style" / "bhdesk.qss").read_text("utf-8")
    return Template(text).substitute(values)


def _our_fonts(font: QFont) -> str:
    """The rule that gives our font to what the system would dress itself."""
    families = ", ".join(f'"{name}"' for name in font.families())
    return f"{_OF_THE_SYSTEM} {{ font-family: {families}; font-size: {font.pointSizeF()}pt; }}\n"


def _lengths(scale: Scale) -> dict[str, object]:
    """Heights inside the border: 2 px less at rest, 4 px less with the 2 px focus ring."""
    link, step, segment = scale.px(28), scale.px(30), scale.px(28)
    return {
        "title_pt": scale.title,
        "page_pt": scale.page,
        "big_pt": scale.big,
        "less_pt": scale.big * 0.9,
        "control_in": scale.control - 2,
        "control_focus": scale.control - 4,
        "link_in": link - 2,
        "link_focus": link - 4,
        "step_in": step - 2,
        "step_focus": step - 4,
        "seg_in": segment - 2,
        "seg_focus": segment - 4,
        "nav_in": scale.nav_row - 2,
        "nav_focus": scale.nav_row - 4,
        # a rail stands in a low window: nine pages must fit under 480 logical pixels
        "rail_in": scale.nav_row - 10,
        "rail_focus": scale.nav_row - 12,
        "chip": scale.chip,
        "chip_in": scale.chip - 2,
        "chip_focus": scale.chip - 4,
        "chip_radius": scale.chip // 2,
        "compact": scale.compact_row,
        "menu_item": scale.px(18),
    }


def palette(colours: Colours) -> QPalette:
    """The palette behind the sheet, for what Fusion draws itself."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.canvas,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.sunken,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.pri,
        QPalette.ColorRole.HighlightedText: colours.on_pri,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Link: colours.pri,
        QPalette.ColorRole.ToolTipBase: colours.ink,
        QPalette.ColorRole.ToolTipText: colours.surface,
        QPalette.ColorRole.Accent: colours.pri,
    }
    for role, code in roles.items():
        made.setColor(role, QColor(code))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.off_text))
    return made


def restyle(widget: QWidget) -> None:
    """Makes the sheet look again at a widget whose property changed; not while it is awaited."""
    if not _awaited:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _contrast_of(system: QPalette) -> Colours:
    role = QPalette.ColorRole
    return tokens.contrast(
        system.color(role.Window).name(),
        system.color(role.WindowText).name(),
        system.color(role.Base).name(),
        system.color(role.Highlight).name(),
        system.color(role.HighlightedText).name(),
    )


def _families(first: str) -> list[str]:
    return [first, *(name for name in tokens.FAMILIES if name != first)]


def _family(folder: Path) -> str:
    """Segoe UI where the system has it; else a bundled face of ours; else what comes next."""
    present = set(QFontDatabase.families())  # asked once: the list is long
    if "Segoe UI" in present:
        return "Segoe UI"
    for file in sorted(folder.rglob("*.ttf")):
        if file.stem.replace("-", "").replace("_", "").startswith(("OpenSans", "NotoSans")):
            number = QFontDatabase.addApplicationFont(str(file))
            present.update(QFontDatabase.applicationFontFamilies(number))
    return next((name for name in tokens.FAMILIES if name in present), "Sans Serif")
