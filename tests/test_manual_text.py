"""What the manual says is true of this program: names, links, pictures, codes, letters."""

from __future__ import annotations

import ast
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.manual import APP, PATH, Heading, Ink, ManualPage, Picture, plain
from bhdesk.exchange import book_pictures, fonts
from bhdesk.pages import FACES, page_class
from bhdesk.services import manual as manuals

ROOT = Path(__file__).resolve().parents[1]
HELP = ROOT / "resources" / "help"
MANUAL = manuals.read(HELP)
PAGES = pytest.mark.parametrize("page", MANUAL.pages, ids=lambda page: page.key)
ENGLISH = (
    "the", "and", "file", "files", "button", "click", "tab", "menu", "save", "backup", "report",
    "page", "error", "open", "close", "window", "help", "data", "search", "link", "font", "folder",
    "upload", "download", "import", "export", "undo", "update", "version", "user", "password",
)  # fmt: skip
MOST_PICTURE_BYTES = 800_000
TITLES = {face.title for face in FACES}


@cache
def said_by_the_program(room: str = "") -> frozenset[str]:
    """Every text in the sources as it stands on the screen: no mnemonic, first letter as may be."""
    found = set()
    for path in (ROOT / "bhdesk" / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                shown = re.sub(r"&(?=\S)", "", node.value).strip()
                found |= {shown, shown[:1].upper() + shown[1:]}
    return frozenset(found)


def is_built(screen: str) -> bool:
    """Whether "Nhiệm vụ › Hạn" is a page of the navigation with such a part."""
    title, _, part = screen.partition(PATH)
    keys = [face.key for face in FACES if face.title == title]
    return bool(keys) and (not part or part in said_by_the_program(f"ui/screens/{keys[0]}"))


def names_in(page: ManualPage) -> set[str]:
    """The names a page quotes; a part about a screen that is not built yet waits for it."""
    missing = {topic for name, topic in MANUAL.screens.items() if not is_built(name)}
    found, topic = set(), page.key
    for block in page.blocks:
        topic = f"{page.key}#{block.anchor}" if isinstance(block, Heading) else topic
        if page.key not in missing and topic not in missing:
            lines = ManualPage("", "", (block,)).lines
            found |= {s.text for line in lines for s in line if s.ink is Ink.NAME}
    return found


def spans(page: ManualPage):
    return [span for line in page.lines for span in line]


def test_the_first_page_is_the_work_of_the_month():
    assert MANUAL.pages[0].title == "Việc làm trong tháng"
    assert {page.key for page in MANUAL.pages} == {path.stem for path in HELP.glob("*.md")}


@PAGES
def test_every_name_stands_on_the_screen(page):
    parts = {part for name in names_in(page) for part in name.split(PATH)}
    assert sorted(parts - said_by_the_program()) == []


@PAGES
def test_every_link_leads_somewhere(page):
    for span in spans(page):
        if span.ink is not Ink.LINK:
            continue
        if span.target.startswith(APP):
            title, _, part = span.target.removeprefix(APP).partition("/")
            assert (f"{title}{PATH}{part}" if part else title) in MANUAL.screens, span.target
        else:
            assert_topic(span.target)


def assert_topic(topic: str) -> None:
    page = MANUAL.page(topic)
    assert page is not None, topic
    part = topic.partition("#")[2]
    anchors = [block.anchor for block in page.blocks if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors)), topic
    assert not part or part in anchors, topic


def test_every_topic_of_the_contents_exists():
    for topic in (*MANUAL.screens.values(), *MANUAL.dialogs.values()):
        assert_topic(topic)


def test_every_dialog_named_in_the_contents_is_a_module():
    for name in MANUAL.dialogs:
        path = ROOT / "bhdesk" / "ui" / Path(*name.split("."))
        assert path.with_suffix(".py").is_file(), name


def test_every_dialog_of_a_screen_has_its_part():
    """A dialog that is not named shows the page from its top, far from what it is about."""
    found = {
        path.relative_to(ROOT / "bhdesk" / "ui").with_suffix("").as_posix().replace("/", ".")
        for path in (ROOT / "bhdesk" / "ui" / "screens").rglob("*.py")
        if re.search(r"^class \w+\((QDialog|PagesDialog)\)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert sorted(found - set(MANUAL.dialogs)) == []


def test_every_page_of_the_navigation_has_its_page():
    assert sorted(TITLES - set(MANUAL.screens)) == []
    assert {page_class(face.key).title for face in FACES} == TITLES


def test_pictures_are_there_used_and_small():
    used = {b.file for page in MANUAL.pages for b in page.blocks if isinstance(b, Picture)}
    there = {path.name: path for path in (HELP / "pictures").iterdir()}
    assert used == set(there)
    assert sum(path.stat().st_size for path in there.values()) <= MOST_PICTURE_BYTES
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in there.values())
    assert all(book_pictures.read(path).palette for path in there.values())


@PAGES
def test_the_letters_are_composed_known_to_the_book_and_vietnamese(page):
    raw = (HELP / f"{page.key}.md").read_text("utf-8")
    assert unicodedata.is_normalized("NFC", raw)
    said = " ".join([page.title, *map(plain, page.lines)])
    family = fonts.screen(ROOT / "resources" / "fonts" / "open-sans")
    assert family.regular.missing(said) == ""
    no_keys = " ".join(
        span.text for line in page.lines for span in line if span.ink is not Ink.KEY
    )
    words = set(re.findall(r"[a-zA-Z]+", no_keys.lower()))
    spoken = set(re.findall(r"\w+", no_keys.lower()))
    assert sorted(words & spoken & set(ENGLISH)) == []


def test_every_error_code_has_its_line():
    """The table of codes covers each number, and no line is about nothing."""
    page = MANUAL.page("su-co")
    said = " ".join(map(plain, page.lines))
    found = re.findall(r"BH-(\d+)(?: đến BH-(\d+))?", said)
    ranges = [(int(first), int(last or first)) for first, last in found]
    numbers = {number for number, _ in messages.SENTENCES.values()}
    left = {n for n in numbers if not any(first <= n <= last for first, last in ranges)}
    assert sorted(left) == []
    for first, last in ranges:
        assert first == 0 or any(first <= n <= last for n in numbers), (first, last)


def test_no_title_and_heading_twice():
    titles = [text.search_key(page.title) for page in MANUAL.pages]
    assert len(titles) == len(set(titles))
