"""A bridge as a waterfall: one image with one alternative, no script or style, the same bytes each time."""

from __future__ import annotations

from section75.core.money import Money
from section75.render.waterfall import Fall, waterfall

STEPS = (
    Fall("Inflation", Money.of("1,520,000")),
    Fall("Savings", Money.of("-1,394,000")),
    Fall("Inflation", Money.of("400,000")),
)


def drawn(opening: str = "75,980,000", steps: tuple[Fall, ...] = STEPS) -> str:
    return waterfall(Fall("2016/17", Money.of(opening)), steps, "2017/18", describes="The council, step by step")


def test_the_picture_is_one_image_with_its_alternative_and_nothing_that_runs() -> None:
    svg = drawn()
    assert svg.count('role="img"') == 1
    assert 'aria-label="The council, step by step"' in svg
    assert not any(word in svg for word in ("<script", "style=", "onload"))
    assert svg == drawn()


def test_every_step_is_named_and_its_sign_said_so_that_colour_is_not_needed() -> None:
    svg = drawn()
    for words in ("+£1.5 million", "\N{MINUS SIGN}£1.4 million", "+£400,000", "£76.0 million", "£76.5 million"):
        assert words in svg
    assert svg.count(">Inflation<") == 2
    assert "2016/17" in svg
    assert "2017/18" in svg


def test_it_begins_anywhere_and_may_have_no_step() -> None:
    for opening, steps in (("0", STEPS), ("-5", STEPS), ("0", ()), ("100", ())):
        assert "<svg" in drawn(opening, steps)
    assert "&lt;b&gt;" in drawn(steps=(Fall("<b>", Money(1)),))
