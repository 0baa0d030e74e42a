"""Reading XML tag by tag, DTDs refused; names come without their prefixes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

_PIECE = 1 << 18


class Listener:
    """Told of tags and letters; readers of one format inherit."""

    def start(self, tag: str, given: dict[str, str]) -> None:
        """A tag opens; `given` are its attributes without their prefixes."""

    def end(self, tag: str) -> None:
        """A tag closes."""

    def letters(self, text: str) -> None:
        """Text between tags, in pieces."""


def feed(stream: IO[bytes], listener: Listener, name: str) -> Iterator[None]:
    """Read piece by piece, giving way after each.

    Raises UserError file.damaged for what is no whole XML, file.has_dtd.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = _without_names(listener.start)
    parser.EndElementHandler = lambda tag: listener.end(tag.rpartition(" ")[2])
    parser.CharacterDataHandler = listener.letters

    def refuse(*_: object) -> None:
        raise UserError("file.has_dtd", name=name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as cause:
        raise UserError("file.damaged", name=name) from cause
    yield


def _without_names(
    start: Callable[[str, dict[str, str]], None],
) -> Callable[[str, dict[str, str]], None]:
    def call(tag: str, given: dict[str, str]) -> None:
        start(tag.rpartition(" ")[2], {key.rpartition(" ")[2]: v for key, v in given.items()})

    return call
