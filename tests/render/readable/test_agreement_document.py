"""The document says what the terms say, with worked amounts, and where they are silent; three forms, one text."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.importers.agreement_file import FileText, read_partnership
from section75.render.readable import Paragraph, Readable, agreement_document
from section75.render.readable.as_page import as_page
from section75.render.readable.as_pdf import as_pdf
from section75.render.readable.as_word import as_word
from section75.render.table import Table

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
DAYS = {
    "barnet-2018": date(2018, 2, 1),
    "cambridgeshire-2012": date(2012, 2, 1),
    "cambridgeshire-2023": date(2022, 6, 14),
    "haringey-2016": date(2017, 6, 14),
    "oxfordshire-2017": date(2017, 6, 14),
}


def terms(name: str) -> Partnership:
    paths = [*(EXAMPLES / name).glob("*.toml"), *(EXAMPLES / name / "running").glob("*.toml")]
    return read_partnership([FileText(p.name, p.read_bytes()) for p in sorted(paths) if p.name != "running.toml"])


def sentences(readable: Readable) -> list[str]:
    return [block.says for section in readable.sections for block in section.blocks if isinstance(block, Paragraph)]


def tables(readable: Readable) -> dict[str, Table]:
    return {block.title: block for section in readable.sections for block in section.blocks if isinstance(block, Table)}


@pytest.fixture(scope="module", params=sorted(DAYS))
def shown(request: pytest.FixtureRequest) -> Readable:
    return agreement_document(terms(request.param), on=DAYS[request.param])


def test_a_share_is_worked_through_for_a_round_amount() -> None:
    shown = agreement_document(terms("cambridgeshire-2023"), on=DAYS["cambridgeshire-2023"])
    worked = tables(shown)["What each partner bears or keeps, worked for £100,000.00"]
    assert [column.heading for column in worked.columns] == ["Variance", "The council (£)", "The ICB (£)"]
    for row in worked.rows:
        pence = [cell.pence for cell in row.cells if isinstance(cell, Money)]
        assert sum(pence) in (100_000_00, -100_000_00)


def test_a_silent_share_is_said_to_be_silent_and_names_the_clause() -> None:
    shown = agreement_document(terms("oxfordshire-2017"), on=date(2018, 6, 14))
    silent = [
        block
        for section in shown.sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.is_silent
    ]
    assert any("does not say" in each.says for each in silent)
    assert any(each.source for each in silent)


def test_what_is_invented_is_said_at_the_head(shown: Readable) -> None:
    assert shown.warning.startswith("Invented: ")


def test_every_sentence_stands_in_every_form(shown: Readable) -> None:
    page, word = as_page(shown), Document(io.BytesIO(as_word(shown)))
    in_word = "\n".join(line.text for line in word.paragraphs)
    for says in sentences(shown):
        assert says in in_word
    assert page.count("<h2>") == sum(section.level == 2 for section in shown.sections)
    assert len(word.tables) == len([b for s in shown.sections for b in s.blocks if isinstance(b, Table)])


def test_the_pdf_is_tagged_named_and_the_same_twice() -> None:
    shown = agreement_document(terms("cambridgeshire-2023"), on=DAYS["cambridgeshire-2023"])
    content = as_pdf(shown)
    assert content == as_pdf(shown)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]) == shown.title


def test_the_same_terms_give_the_same_bytes(shown: Readable) -> None:
    assert as_word(shown) == as_word(shown)


def test_hostile_words_stay_words() -> None:
    hostile = Readable('<script>alert("x")</script>', (("a&b", "<b>"),), (), "")
    assert "<script>" not in as_page(hostile)
    assert as_word(hostile)
