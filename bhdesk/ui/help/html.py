"""A page of the manual as the HTML a QTextBrowser draws; colours and sizes from the theme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from bhdesk.domain.manual import APP, Grid, Heading, Ink, Items, Line, Paragraph, Picture, Span
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from bhdesk.domain.manual import Block, ManualPage

# after a table, which takes no margin of its own; links are not underlined: that hides ạ, ệ, ị
GAP = '<p style="margin: 0; line-height: 60%;">&nbsp;</p>'


def page_html(page: ManualPage) -> str:
    """The whole page; pictures are asked for by the name of their file."""
    body = "".join(_block(block) for block in page.blocks)
    return f'<a name="top"></a><h1>{escape(page.title)}</h1>{body}'


def sheet(points: float) -> str:
    """The sheet of the document; `points` is the size of running words."""
    colours = theme().colours
    return f"""
        body, p, li, td, th {{ color: {colours.ink}; font-size: {points}pt; }}
        p {{ margin: 0 0 9px 0; line-height: 132%; }}
        li {{ margin: 0 0 5px 0; line-height: 130%; }}
        ol, ul {{ margin: 0 0 10px 0; }}
        h1 {{ font-size: {points * 1.55}pt; font-weight: 600; color: {colours.pri};
              margin: 0 0 12px 0; }}
        h2 {{ font-size: {points * 1.18}pt; font-weight: 600; margin: 16px 0 7px 0; }}
        a {{ color: {colours.pri}; text-decoration: none; font-weight: 600; }}
        .name {{ font-weight: 600; }}
        .key {{ background-color: {colours.nav}; color: {colours.ink}; }}
        .picture {{ margin: 0; line-height: 100%; }}
        .caption {{ color: {colours.muted}; font-size: {points * 0.92}pt; margin: 4px 0 12px 0; }}
        th {{ font-weight: 600; text-align: left; color: {colours.ink2};
              background-color: {colours.sunken}; }}
        td {{ border-bottom: 1px solid {colours.line}; }}
        .note {{ border: 0; background-color: {colours.pri_tint}; }}
    """


def _block(block: Block) -> str:
    match block:
        case Heading(words, anchor):
            return f'<h2><a name="{anchor}"></a>{escape(words)}</h2>'
        case Paragraph(line, True):
            return (
                '<table width="100%" cellpadding="9" cellspacing="0"><tr><td class="note">'
                f"{_line(line)}</td></tr></table>{GAP}"
            )
        case Paragraph(line):
            return f"<p>{_line(line)}</p>"
        case Items(lines, is_numbered):
            kind = "ol" if is_numbered else "ul"
            return f"<{kind}>{''.join(f'<li>{_line(line)}</li>' for line in lines)}</{kind}>"
        case Grid(rows):
            return _grid(rows)
        case Picture(file, words):
            shown = f'<p class="picture"><img src="{escape(file)}"></p>'
            return f'{shown}<p class="caption">{escape(words)}</p>'


def _grid(rows: tuple[tuple[Line, ...], ...]) -> str:
    head, *body = rows
    made = "".join(f"<th>{_line(line)}</th>" for line in head)
    parts = [f"<tr>{made}</tr>"]
    parts += [f"<tr>{''.join(f'<td>{_line(cell)}</td>' for cell in row)}</tr>" for row in body]
    return (
        f'<table width="100%" border="0" cellpadding="6" cellspacing="0">{"".join(parts)}</table>'
        f"{GAP}"
    )


def _line(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    words = escape(span.text)
    match span.ink:
        case Ink.NAME:
            return f'<span class="name">{words}</span>'
        case Ink.KEY:
            return f'<span class="key">&nbsp;{words.replace(" ", "&nbsp;")}&nbsp;</span>'
        case Ink.LINK:
            return f'<a href="{_address(span.target)}">{words}</a>'
        case Ink.PLAIN:
            return words


def _address(target: str) -> str:
    if target.startswith(APP):
        return APP + quote(target.removeprefix(APP))
    return f"page:{quote(target, safe='#')}"
