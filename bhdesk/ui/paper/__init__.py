"""The pages of a PDF on screen and on the printer: the very bytes that are saved."""

from bhdesk.ui.paper.printing import print_pdf
from bhdesk.ui.paper.view import PaperView

__all__ = ["PaperView", "print_pdf"]
