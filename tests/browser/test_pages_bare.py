"""Every page as a browser shows it that was sent no script, at a wide and at a narrow window: whole, and fit for all.

`make test` takes every third page, at its first stop; SECTION75_SOAK=1 takes every page in every state.
"""

from __future__ import annotations

import pytest

from tests.browser.fixtures import Visits
from tests.browser.stops import STOPS, WIDTH, axe, some, without_script
from tests.browser.visiting import NARROW, WIDE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", some())
def test_a_page_is_whole_without_script(name: str, visits: Visits) -> None:
    visitor = without_script(STOPS[name], visits)
    assert STOPS[name].says in visitor.text
    for width in (WIDE, NARROW):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        assert visitor.page.evaluate(WIDTH) == width
        assert axe(visitor.page) == ""
