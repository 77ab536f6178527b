"""Every page as a browser shows it that was sent no script, at a wide and at a narrow window: whole, and fit for all.

`make test` takes every third page, at its first stop; SECTION75_SOAK=1 takes every page in every state.
"""

from __future__ import annotations

import os
import re

import pytest
from django.urls import resolve

from tests.browser.fixtures import Visits
from tests.browser.stops import STOPS, axe, without_script
from tests.browser.visiting import NARROW, WIDE

pytestmark = pytest.mark.browser


def chosen() -> list[str]:
    """The first stop of every third page; under soak, all."""
    if os.environ.get("SECTION75_SOAK") == "1":
        return list(STOPS)
    first: dict[str, str] = {}
    for name, stop in STOPS.items():
        path = re.sub("{.*}", "1", stop.path.partition("?")[0])
        if stop.status == 200:
            first.setdefault(resolve(path).view_name, name)
    return list(first.values())[::3]


@pytest.mark.parametrize("name", chosen())
def test_a_page_is_whole_without_script(name: str, visits: Visits) -> None:
    visitor = without_script(STOPS[name], visits)
    assert STOPS[name].says in visitor.text
    for width in (WIDE, NARROW):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        assert visitor.page.evaluate("document.scrollingElement.scrollWidth") == width
        assert axe(visitor.page) == ""
