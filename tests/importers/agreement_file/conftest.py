"""A small invented partnership, whole and spoilt: what the tests of the agreement file start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from section75.core.partnership import Partnership
from section75.core.refusals import Refusal, Refusals
from section75.importers.agreement_file import FileText, read_partnership

Read = Callable[[str | bytes], Partnership]
Refused = Callable[[str | bytes], list[Refusal]]


@pytest.fixture(scope="session")
def small() -> str:
    """The text of a file with one record of every kind, and nothing wrong with it."""
    return (Path(__file__).parent / "small.toml").read_text(encoding="utf-8")


def _read(text: str | bytes) -> Partnership:
    content = text.encode() if isinstance(text, str) else text
    return read_partnership([FileText("small.toml", content)])


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads one file called small.toml."""
    return _read


@pytest.fixture(scope="session")
def refused() -> Refused:
    """Every refusal of one file called small.toml, in order."""

    def refusals(text: str | bytes) -> list[Refusal]:
        with pytest.raises(Refusal) as caught:
            _read(text)
        return list(caught.value.each) if isinstance(caught.value, Refusals) else [caught.value]

    return refusals
