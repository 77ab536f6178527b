"""A readable document as HTML: the page's inside, and one page by itself to be kept, printed or made a PDF of."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from section75.render.as_html import STYLE, table_html
from section75.render.readable.document import Paragraph, Readable, Section
from section75.render.table import Table

OWN: Final = (
    "@page{size:A4;margin:2cm;@bottom-center{content:counter(page) ' of ' counter(pages);font-size:9pt}}"
    ".s{color:#484949;font-size:.9em}.q{border-left:4px solid #b1b4b6;padding-left:.75rem}"
    "h2{margin-top:2.5rem;border-top:2px solid #0b0c0c;padding-top:.5rem}h2,h3{break-after:avoid}"
    "table{break-inside:auto}tr{break-inside:avoid}code{overflow-wrap:anywhere}"
)


def as_page(readable: Readable) -> str:
    """The document as one page of HTML without script or style sheet from elsewhere."""
    facts = "".join(f"<dt>{escape(key)}</dt><dd>{escape(said)}</dd>" for key, said in readable.facts)
    warning = f'<p class="w"><strong>{escape(readable.warning)}</strong></p>' if readable.warning else ""
    inside = "".join("".join(_section(section)) for section in readable.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(readable.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}{OWN}</style></head>'
        f"<body><main><h1>{escape(readable.title)}</h1>{warning}<dl>{facts}</dl>{inside}</main></body></html>\n"
    )


def _section(section: Section) -> Iterator[str]:
    yield f"<h{section.level}>{escape(section.heading)}</h{section.level}>"
    for block in section.blocks:
        yield table_html(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    kind = ' class="q"' if paragraph.is_silent else ""
    source = f' <span class="s">[{escape(paragraph.source)}]</span>' if paragraph.source else ""
    return f"<p{kind}>{escape(paragraph.says)}{source}</p>"
