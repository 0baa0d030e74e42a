"""Names of files with * and ?: a shell of Linux replaces them, cmd hands them over as typed."""

from __future__ import annotations

import argparse
import glob
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

IS_WINDOWS = os.name == "nt"


def matching(word: str) -> list[str]:
    """The files meant by a word, in order; the word itself where none is."""
    if not IS_WINDOWS or not any(sign in word for sign in "*?"):
        return [word]
    found = glob.glob(word.replace("[", "[[]"))  # brackets stand for themselves in cmd
    return sorted(found) or [word]


def one_file(word: str) -> str:
    """For `type=` of an argument that takes one file."""
    found = matching(word)
    if len(found) > 1:
        raise argparse.ArgumentTypeError(f"“{word}” là {len(found)} tệp, hãy ghi một tệp")
    return found[0]


class Files(argparse.Action):
    """For `action=` of an argument that takes many."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace,
        values: str | Sequence[Any] | None, option_string: str | None = None,
    ) -> None:  # fmt: skip
        """Each word replaced by the files it means."""
        found = [file for word in values or () for file in matching(str(word))]
        setattr(namespace, self.dest, found)
