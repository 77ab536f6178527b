"""Lives as bars: one image with one text alternative, the same for the same lives, told apart without colour."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from section75.core.lives import Phase
from section75.render.timeline import HEIGHTS, LifeBar, LifeMark, timeline

DAY = date(2023, 8, 31)
BARS = (
    LifeBar("The agreement", Phase.RUNNING, date(2002, 4, 1), date(2023, 8, 24)),
    LifeBar("The agreement", Phase.ENDING, date(2023, 8, 24), date(2024, 9, 1)),
    LifeBar("A notice & what follows", Phase.MAKING, date(2023, 3, 1), date(2023, 8, 24)),
)
MARKS = (LifeMark("The agreement", date(2023, 8, 24)),)


def drawn() -> str:
    return timeline(BARS, MARKS, on=DAY, describes='On that day: "ending" & done')


def test_it_is_one_image_with_its_words_and_without_script_or_style() -> None:
    root = ElementTree.fromstring(drawn())
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'On that day: "ending" & done'
    assert drawn().count('role="') == 1
    assert "<script" not in drawn()
    assert " style=" not in drawn()


def test_each_phase_has_its_own_height_and_its_words() -> None:
    assert len(set(HEIGHTS.values())) == len(Phase)
    for words in (*(phase.value for phase in Phase), "The agreement"):
        assert words in drawn()


def test_the_same_lives_give_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_a_picture_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one bar"):
        timeline((), MARKS, on=DAY, describes="nothing")
