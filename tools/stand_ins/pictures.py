"""Answers to PIL.Image: ReportLab asks for it at once and uses it for pixel pictures alone.

Our papers have none; their charts are lines and letters, and the book hands over its own.
"""

from __future__ import annotations


class Image:
    """No picture is one of these."""


def open(*_: object) -> Image:
    """Raise OSError: there is no reader of pictures."""
    raise OSError("the packaged program reads no pixel pictures")
