"""The catalogue of refusals is what the code says, and none is without an example."""

from __future__ import annotations

import importlib
from collections import Counter
from typing import Any

import pytest

from section75.core.refusals import Refusal


@pytest.fixture(scope="module")
def catalogue() -> Any:
    return importlib.import_module("docs.make_refusals")


def test_every_refusal_has_an_example(catalogue: Any) -> None:
    assert catalogue.without_example() == []


def test_the_page_is_what_the_code_says(catalogue: Any) -> None:
    page = catalogue.PAGE.read_text(encoding="utf-8")
    assert page == catalogue.page(), "make it again: python docs/make_refusals.py"


def test_a_refusals_name_is_its_own(catalogue: Any) -> None:
    names = Counter(kind.__name__ for kind in catalogue.every_refusal())
    assert [name for name, times in names.items() if times > 1] == []


def test_every_refusal_says_what_it_means_and_what_next(catalogue: Any) -> None:
    examples = importlib.import_module("docs.refusal_examples").EXAMPLES
    for kind in catalogue.every_refusal():
        refusal: Refusal = examples[kind]()
        assert kind.__doc__, kind.__name__
        assert refusal.says.rstrip().endswith((".", "?", "Look at the portfolio for yours.")), refusal.says
        assert "None" not in refusal.says, refusal.says
