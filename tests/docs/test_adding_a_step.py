"""The page about adding a step shows the step and its example as they stand in the house."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "adding-a-step.md").read_text(encoding="utf-8")
CODE = (ROOT / "section75" / "core" / "risk_share" / "steps" / "first_loss.py").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "examples" / "risk_share" / "first_loss.toml").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)\n```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_step_on_the_page_is_the_step_in_the_house() -> None:
    assert blocks("python") == [CODE.strip()]


def test_the_cases_on_the_page_are_those_of_the_example() -> None:
    shown = blocks("toml")
    assert len(shown) == 2
    assert all(case in EXAMPLE for case in shown)


def test_every_file_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:section75|tests|examples|docs)/[\w./]+)`", PAGE))
    assert len(named) >= 6
    assert {name for name in named if not (ROOT / name).exists()} == set()
