"""Lines, sections, checks and the written value."""

from __future__ import annotations

import pytest

from section75.core.explain import Because, Clause, Figure
from section75.core.money import Money
from section75.returns import Check, ChecksDoNotHold, Line, NotAReturn, Section, lettered, read_value, require_all


@pytest.mark.parametrize(
    ("position", "code"), [(0, "10a"), (25, "10z"), (26, "10aa"), (51, "10az"), (52, "10ba"), (701, "10zz")]
)
def test_lines_without_names_are_lettered(position: int, code: str) -> None:
    assert lettered("10", position) == code


def figure(pence: int, *, clause: str = "", rests_on: tuple[Because, ...] = ()) -> Figure:
    cited = Clause(clause) if clause else None
    because = Because("x", f"It is {Money(pence)}.", "given", Money(pence), clause=cited, rests_on=rests_on)
    return Figure(Money(pence), because)


def test_a_line_says_its_figures_sentence_unless_it_has_its_own() -> None:
    assert Line("1", "One", figure=figure(100)).says == "It is £1.00."
    assert Line("1", "One", figure=figure(100), text="A pound.").says == "A pound."


def test_a_line_cites_each_clause_once() -> None:
    below = (figure(1, clause="cl. 2").because, figure(2, clause="cl. 1").because)
    assert Line("1", "One", figure=figure(3, clause="cl. 1", rests_on=below)).clause == "cl. 1; cl. 2"


def test_a_line_says_something() -> None:
    with pytest.raises(AssertionError, match="says something"):
        Line("1", "One")


def test_two_lines_of_a_section_do_not_share_a_code() -> None:
    one = Line("1", "One", text="x")
    with pytest.raises(AssertionError, match="its own code"):
        Section("S", "Section", (one, one))


def test_a_section_is_a_table_altogether_or_not_at_all() -> None:
    cell = Line("1.a.b", "One", text="x", row="A", column="B")
    with pytest.raises(AssertionError, match="form a table"):
        Section("S", "Section", (cell, Line("2", "Two", text="y")), "Row")


def test_checks_that_hold_let_pass() -> None:
    require_all([Check("1 is 1", Money(1), Money(1))], title="The report")


def test_every_check_that_does_not_hold_is_told_with_its_figures() -> None:
    checks = [
        Check("1 is 2", Money(100), Money(200)),
        Check("it holds", Money(5), Money(5)),
        Check("3 is 4", Money(-1), Money(1)),
    ]
    with pytest.raises(ChecksDoNotHold) as refused:
        require_all(checks, title="The report")
    assert refused.value.says == (
        "The report cannot be issued: 2 of its checks do not hold. (1) 1 is 2: £1.00 beside £2.00, £1.00 apart; "
        "(2) 3 is 4: -£0.01 beside £0.01, £0.02 apart. "
        "Follow each figure to its entries, correct by a reversal what is wrong, and make the report again."
    )


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format":"section75-return/9"}', b"\xff"])
def test_bytes_that_are_no_return_are_refused(content: bytes) -> None:
    with pytest.raises(NotAReturn):
        read_value(content)
