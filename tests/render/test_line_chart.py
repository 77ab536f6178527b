"""A chart of lines: one image with one alternative, no script or style, the same bytes each time."""

from __future__ import annotations

import pytest

from section75.core.money import Money
from section75.render.line_chart import ChartLine, line_chart

COUNCIL = ChartLine(
    "The council", ((Money(-5_000_000_00), Money(-3_500_000_00)), (Money(5_000_000_00), Money(3_500_000_00)))
)
ICB = ChartLine(
    "The ICB", ((Money(-5_000_000_00), None), (Money(0), Money(0)), (Money(5_000_000_00), Money(1_500_000_00)))
)


def drawn(*lines: ChartLine) -> str:
    return line_chart(lines, describes="What each partner bears", across="Variance", up="Borne")


def test_the_picture_is_one_image_with_its_alternative_and_nothing_that_runs() -> None:
    svg = drawn(COUNCIL, ICB)
    assert svg.count('role="img"') == 1
    assert 'aria-label="What each partner bears"' in svg
    assert not any(word in svg for word in ("<script", "style=", "onload"))
    assert svg == drawn(COUNCIL, ICB)


def test_lines_are_named_and_dashed_so_that_colour_is_not_needed() -> None:
    svg = drawn(COUNCIL, ICB)
    assert "The council" in svg
    assert "The ICB" in svg
    assert "stroke-dasharray" in svg


def test_the_axes_say_their_unit() -> None:
    assert "Variance, £ million" in drawn(COUNCIL)
    small = ChartLine("The council", ((Money(0), Money(0)), (Money(90_000_00), Money(1_00))))
    assert "Variance, £000" in drawn(small)


@pytest.mark.parametrize("lines", [(), (COUNCIL,) * 5, (ChartLine("One point", ((Money(0), Money(0)),)),)])
def test_what_cannot_be_read_as_lines_is_refused(lines: tuple[ChartLine, ...]) -> None:
    with pytest.raises(ValueError, match="one to 4 lines"):
        drawn(*lines)
