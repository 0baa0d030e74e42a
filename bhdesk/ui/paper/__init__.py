"""The pages of a PDF on screen and on the printer: the very bytes that are saved."""

from bhdesk.ui.paper.dialog import PagesDialog
from bhdesk.ui.paper.figure_card import FigureCard, FigureStep, FigureWords
from bhdesk.ui.paper.printing import print_pdf
from bhdesk.ui.paper.view import PaperView

__all__ = ["FigureCard", "FigureStep", "FigureWords", "PagesDialog", "PaperView", "print_pdf"]
