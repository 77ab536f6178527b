"""Figures and their reasons, and how these are written down."""

from __future__ import annotations

import pytest

from section75.core.explain import Because, Clause, Figure, Given, Source, Standing, as_data, as_text
from section75.core.money import Money
from section75.core.refusals import Place

LEAF = Because(
    id="spend",
    sentence="£100.00 was spent.",
    operation="sum of entries",
    result=Money(10_000),
    source=Source("ledger", (("fund", "ld"), ("account", "expenditure/care")), "the entries of expenditure/care"),
)
TOP = Because(
    id="share",
    sentence="The council bears £33.34.",
    operation="split",
    result=Money(3_334),
    given=(Given.money("whole", Money(10_000)), Given("share", "33.33%", "percent")),
    clause=Clause("para 37", place=Place("a.toml", "risk_share.overspend[0]", 7)),
    rounding="odd penny to council",
    rests_on=(LEAF,),
)


@pytest.mark.parametrize(
    ("text", "invented", "cite", "standing", "written"),
    [
        ("para 37", False, "para 37", Standing.PRINTED, "para 37"),
        (" para 37 ", True, "para 37", Standing.INVENTED, "para 37 (invented)"),
        ("open: not printed", False, "not printed", Standing.OPEN, "not printed (open)"),
        ("Inferred: para 2", True, "para 2", Standing.INFERRED, "para 2 (inferred)"),
        ("invented: Sch. 3", False, "Sch. 3", Standing.INVENTED, "Sch. 3 (invented)"),
        ("opened in 2022", False, "opened in 2022", Standing.PRINTED, "opened in 2022"),
    ],
)
def test_a_clause_says_how_it_stands(text: str, invented: bool, cite: str, standing: Standing, written: str) -> None:
    clause = Clause.read(text, invented=invented)
    assert (clause.cite, clause.standing) == (cite, standing)
    assert str(clause) == written


def test_a_figure_is_the_result_of_its_own_last_step() -> None:
    with pytest.raises(AssertionError, match="last step"):
        Figure(Money(1), LEAF)


def test_the_reasons_are_walked_from_the_figure_down() -> None:
    assert [step.id for step in TOP.walk()] == ["share", "spend"]


def test_an_explanation_as_data_says_everything_in_pence() -> None:
    data = as_data(Figure(Money(3_334), TOP), terms="v1")
    assert data["format"] == "section75-explanation/1"
    assert (data["terms"], data["amount"], data["unit"]) == ("v1", 3_334, "pence")
    assert data["because"] == {
        "id": "share",
        "sentence": "The council bears £33.34.",
        "operation": "split",
        "result": 3_334,
        "given": [
            {"name": "whole", "value": "10000", "unit": "pence"},
            {"name": "share", "value": "33.33%", "unit": "percent"},
        ],
        "clause": {"cite": "para 37", "standing": "printed", "file": "a.toml", "line": 7},
        "rounding": "odd penny to council",
        "source": None,
        "rests_on": [
            {
                "id": "spend",
                "sentence": "£100.00 was spent.",
                "operation": "sum of entries",
                "result": 10_000,
                "given": [],
                "clause": None,
                "rounding": None,
                "source": {
                    "room": "ledger",
                    "key": {"fund": "ld", "account": "expenditure/care"},
                    "says": "the entries of expenditure/care",
                },
                "rests_on": [],
            }
        ],
    }


def test_an_explanation_as_text_indents_what_a_step_rests_on() -> None:
    assert as_text(Figure(Money(3_334), TOP)).splitlines() == [
        "The council bears £33.34.",
        "  clause: para 37",
        "  rounding: odd penny to council",
        "  £100.00 was spent.",
        "    source: the entries of expenditure/care",
    ]


def test_a_step_without_a_result_and_a_clause_without_a_place_are_said_to_have_none() -> None:
    step = Because("a", "A.", "note", clause=Clause("para 1"))
    data = as_data(Figure(Money(0), Because("b", "B.", "add", Money(0), rests_on=(step,))), terms="v1")
    below = data["because"]["rests_on"][0]  # type: ignore[index]
    assert below["result"] is None
    assert below["clause"] == {"cite": "para 1", "standing": "printed", "file": None, "line": None}
