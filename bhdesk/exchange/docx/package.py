"""The Word file itself: only parts of our own, no clock and no machine in it."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from textwrap import shorten
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from bhdesk.exchange.docx.marks import mark
from bhdesk.exchange.docx.styles import LANGUAGE, style_marks

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

    from bhdesk.exchange.form import FormProfile

# Equal papers are equal bytes; the true date stands in the paper itself.
_CREATED = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
_OFFICE = "http://schemas.microsoft.com/office/word"
# Word 2013 and later: the layout that the form is measured for.
_LAYOUT = 15
# A property of a Word file takes no more letters; a paper with a sheet for each unit has them all.
_MOST = 255


def new_file(form: FormProfile, title: str, author: str) -> WordFile:
    """An empty file with our styles alone, without what the library's pattern brings besides."""
    file = docx.Document()
    package = file.part.package
    for owner, kept in ((file.part, _KEPT), (package, (RELATIONSHIP_TYPE.OFFICE_DOCUMENT,))):
        for key in [key for key, rel in owner.rels.items() if rel.reltype not in kept]:
            del owner.rels[key]
    _replace(file.styles.element, *style_marks(form))
    level = mark("compatSetting", name="compatibilityMode", uri=_OFFICE, val=_LAYOUT)
    language = mark("themeFontLang", val=LANGUAGE)
    _replace(file.settings.element, mark("compat", level), language)
    _describe(file, title, author)
    return file


def _replace(element: BaseOxmlElement, *children: BaseOxmlElement) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _describe(file: WordFile, title: str, author: str) -> None:
    about = file.core_properties
    about.title, about.author = (shorten(one, _MOST, placeholder="…") for one in (title, author))
    about.language = LANGUAGE
    about.comments = about.last_modified_by = ""
    about.created = about.modified = _CREATED
    about.revision = 1


def to_bytes(file: WordFile) -> bytes:
    """The file whole, its parts in a fixed order and without the time of writing."""
    written, target = BytesIO(), BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, source.read(name))
    return target.getvalue()
