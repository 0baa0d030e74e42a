"""Every code that is raised has its sentence; every sentence has its code, number and figures."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from bhdesk import messages
from bhdesk.domain.errors import Issue, UserError

PROGRAM = Path(messages.__file__).parents[1]
CODE = re.compile(r"[a-z]+\.[a-z_]+")
REFUSALS = {"UserError", "StoreProblem", "Issue"}
# Where a code stands among the arguments of the functions that pass it on.
CARRIERS = {
    "fault": 0, "_error": 0, "_warn": 0, "explain": 0, "_fault": 1, "Question": 1, "_note": 0,
}  # fmt: skip
# what such a function gives to the sentence of itself
ADDED = {"_fault": {"key"}, "Question": {"before", "after"}}
FAMILIES = {code.partition(".")[0] for code in messages.SENTENCES}


@dataclass(frozen=True)
class Raiser:
    """One place that makes a refusal.

    `codes` is empty where the code comes from elsewhere, `params` None where the figures do.
    """

    path: Path
    place: str
    codes: frozenset[str]
    params: frozenset[str] | None


def _sources() -> list[tuple[Path, ast.Module]]:
    paths = sorted(PROGRAM.rglob("*.py"))
    return [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for path in paths
        if PROGRAM / "messages" not in path.parents
    ]


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def _texts(node: ast.AST) -> frozenset[str]:
    """The codes among the string constants of an expression: one, or those of its branches."""
    found = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return frozenset(text for text in found if isinstance(text, str) and CODE.fullmatch(text))


def _keys(node: ast.expr, module: ast.Module) -> frozenset[str] | None:
    """The keys of a dict, written here or under the one name it has in the module."""
    if isinstance(node, ast.Name):
        values = [
            assign.value
            for assign in ast.walk(module)
            if isinstance(assign, ast.Assign)
            and isinstance(assign.value, ast.Dict)
            and any(isinstance(t, ast.Name) and t.id == node.id for t in assign.targets)
        ]
        return _keys(values[0], module) if len(values) == 1 else None
    if isinstance(node, ast.Dict):
        return frozenset(key.value for key in node.keys if isinstance(key, ast.Constant))
    return None


def _params(call: ast.Call, at: int, module: ast.Module) -> frozenset[str] | None:
    """The names of the figures a call gives to its sentence."""
    if _name(call) in {"Issue", "explain"}:
        given = [word.value for word in call.keywords if word.arg == "params"]
        given += call.args[at + 1 : at + 2]
        return _keys(given[0], module) if given else frozenset()
    if any(word.arg is None for word in call.keywords):
        return None
    return frozenset(word.arg for word in call.keywords if word.arg) | ADDED.get(_name(call), set())


def _raisers() -> list[Raiser]:
    found = []
    for path, module in _sources():
        for call in ast.walk(module):
            if not isinstance(call, ast.Call):
                continue
            at = 0 if _name(call) in REFUSALS else CARRIERS.get(_name(call))
            if at is None or len(call.args) <= at:
                continue
            codes = _texts(call.args[at])
            place = f"{path.relative_to(PROGRAM)}:{call.lineno}"
            found.append(Raiser(path, place, codes, _params(call, at, module)))
    return found


def _constants() -> dict[str, set[Path]]:
    """Every string in the program that looks like a code of a known family, and where it stands."""
    found: dict[str, set[Path]] = {}
    for path, module in _sources():
        columns = {
            id(arg)
            for call in ast.walk(module)
            if isinstance(call, ast.Call) and _name(call) == "ForeignKey"
            for arg in call.args
        }
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and id(node) not in columns:
                for code in _texts(node):
                    if code.partition(".")[0] in FAMILIES:
                        found.setdefault(code, set()).add(path)
    return found


RAISERS = _raisers()
RAISED = frozenset().union(*(raiser.codes for raiser in RAISERS))
CONSTANTS = _constants()


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_the_reading_of_the_source_finds_what_is_there() -> None:
    assert {
        "count.negative",
        "store.locked",
        "plan.wrong_type",
        "check.old_backup",
    } <= CONSTANTS.keys()
    assert {"count.negative", "plan.wrong_type", "check.old_backup"} <= RAISED


def test_every_code_has_a_sentence() -> None:
    assert sorted((RAISED | CONSTANTS.keys()) - messages.SENTENCES.keys()) == []


def test_every_sentence_has_a_code() -> None:
    assert sorted(messages.SENTENCES.keys() - RAISED - CONSTANTS.keys()) == []


def test_numbers_are_given_once() -> None:
    given = Counter(number for number, _ in messages.SENTENCES.values())
    assert [number for number, times in given.items() if times > 1] == []


@pytest.mark.parametrize(
    "raiser",
    [raiser for raiser in RAISERS if raiser.codes and raiser.params is not None],
    ids=lambda raiser: raiser.place,
)
def test_a_raiser_gives_what_its_sentence_tells(raiser: Raiser) -> None:
    for code in raiser.codes:
        assert _placeholders(messages.SENTENCES[code][1]) <= raiser.params


@pytest.mark.parametrize("code", sorted(CONSTANTS.keys() - RAISED))
def test_a_code_from_a_table_is_raised_with_what_its_sentence_tells(code: str) -> None:
    """Such as the causes of SQLite: the code stands in a table, the raiser beside it."""
    given = [r.params or set() for r in RAISERS if not r.codes and r.path in CONSTANTS[code]]
    assert any(_placeholders(messages.SENTENCES[code][1]) <= params for params in given)


@pytest.mark.parametrize("code", sorted(messages.SENTENCES))
def test_a_sentence_is_one(code: str) -> None:
    _, sentence = messages.SENTENCES[code]
    follows_a_place = code.startswith("plan.")
    assert unicodedata.is_normalized("NFC", sentence)
    assert sentence == " ".join(sentence.split())
    assert follows_a_place or sentence[0].isupper() or sentence[0] in "“{"
    assert sentence.endswith((".", "?"))
    shown = messages.of(UserError(code, **dict.fromkeys(_placeholders(sentence), 1)))
    assert "{" not in shown


def test_what_a_file_says_stays_one_line_of_bearable_length() -> None:
    said = messages.of(Issue("unit.unknown", {"name": "Thôn\nĐông\x1b[31m" + "x" * 30_000}, "!B5"))
    assert said.startswith("B5: ")
    assert "Thôn Đông" in said
    assert said.isprintable()
    assert len(said) < 500
