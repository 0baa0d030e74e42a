"""The parser of the command line: help and usage errors in Vietnamese, commands loaded when run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

Act = Callable[..., int]


class Room:
    """A module of commands, loaded when one of them is run: the window waits for none of them."""

    def __init__(self, name: str) -> None:
        """`name` of the module in bhdesk.cli."""
        self._name = name

    def __getattr__(self, command: str) -> Act:
        """The command of that name, for `act`."""

        def act(*given: object) -> int:
            run: Act = getattr(import_module(f"bhdesk.cli.{self._name}"), command)
            return run(*given)

        return act


if TYPE_CHECKING:
    Group = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - argparse has no public name
MONTH = "tháng, viết như 2026-05"
_WORDS = {
    "usage: ": "cách dùng: ",
    "positional arguments:": "tham số:",
    "options:": "tùy chọn:",
}
_ERRORS = (
    ("the following arguments are required:", "thiếu tham số:"),
    ("unrecognized arguments:", "không hiểu tham số:"),
    ("invalid int value:", "không phải số nguyên:"),
    ("invalid choice:", "không có lựa chọn:"),
    ("choose from", "hãy chọn trong"),
    ("expected one argument", "cần một giá trị"),
    ("expected at least one argument", "cần ít nhất một giá trị"),
    ("ignored explicit argument", "không nhận giá trị"),
    ("not allowed with argument", "không dùng cùng"),
    ("one of the arguments", "thiếu một trong"),
    (" is required", ""),
    ("argument ", "tham số "),
)


class Parser(argparse.ArgumentParser):
    """argparse with Vietnamese headings; a wrong call ends with status 2 and one sentence."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - argparse's own, passed on
        super().__init__(**{**settings, "add_help": False, "allow_abbrev": False})
        if settings.get("add_help", True):
            # said here and not translated afterwards: narrow windows wrap it
            self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")

    def format_help(self) -> str:
        """The help with Vietnamese headings."""
        return _translate(super().format_help())

    def format_usage(self) -> str:
        """The usage line with Vietnamese words."""
        return _translate(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong with the call; ends the program with status 2."""
        for english, vietnamese in _ERRORS:
            message = message.replace(english, vietnamese)
        print(f"{self.format_usage()}Sai cách dùng: {message}", file=sys.stderr)
        raise SystemExit(2)


def _translate(shown: str) -> str:
    for english, vietnamese in _WORDS.items():
        shown = shown.replace(english, vietnamese)
    return shown


def add(group: Group, common: Parser, name: str, words: str, act: Act) -> Parser:
    """A command of a family, with the words that tell what it does."""
    made = group.add_parser(name, help=words, description=words, parents=[common])
    made.set_defaults(act=act)
    return made


def family(group: Group, name: str, words: str) -> Group:
    """A word that several commands begin with."""
    made = group.add_parser(name, help=words, description=words)
    return made.add_subparsers(metavar="VIỆC", required=True, parser_class=Parser)
