"""The escalation table of an agreement file: read with its days and clauses, or refused with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import Silent
from section75.core.disputes import Counted
from section75.core.partnership import agreement_on
from section75.core.refusals import Refusal, Refusals
from section75.importers.agreement_file import FileText, read_partnership

HERE = Path(__file__).parent
SMALL = (HERE / "small.toml").read_text(encoding="utf-8")
EXAMPLES = HERE.parents[2] / "examples"
STEP = """
[[escalation]]
agreement = "section-75"
number = 1
goes_to = "the pool manager"
within = 10
counted = "working days"
from = 2022-04-01
to = 2023-03-31
source = "cl. 23.2"
"""


def read(text: str):  # type: ignore[no-untyped-def]
    return read_partnership([FileText("small.toml", text.encode())])


def refusals(text: str) -> list[str]:
    try:
        read(text)
    except Refusals as several:
        return [each.says for each in several.each]
    except Refusal as one:
        return [one.says]
    return []


def test_a_step_is_read_with_its_days_and_its_clause() -> None:
    partnership = read(SMALL + STEP)
    (rung,) = partnership.ladder_of(partnership.funds[0], date(2022, 6, 14)).rungs
    assert (rung.number, rung.to, rung.days, rung.counted) == (1, "the pool manager", 10, Counted.WORKING_DAYS)
    assert str(rung.clause) == "cl. 23.2 (invented)"
    with pytest.raises(Silent, match="1 April 2022 to 31 March 2023"):
        partnership.ladder_of(partnership.funds[0], date(2023, 4, 1))
    shown = agreement_on(partnership, date(2022, 6, 14)).as_text()
    assert "the pool manager, within 10 working days" in shown


def test_where_the_file_is_silent_its_own_words_are_given() -> None:
    silent = (
        '\n[[open]]\nwhat = "escalation"\nof = "section-75"\nsays = "no step is printed"\nsource = "read throughout"\n'
    )
    partnership = read(SMALL + silent)
    with pytest.raises(Silent, match="the file says: no step is printed"):
        partnership.ladder_of(partnership.funds[0], date(2022, 6, 14))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('agreement = "section-75"\n', "", "a step is of an agreement or of a schedule"),
        ('agreement = "section-75"', 'agreement = "section-75"\nschedule = "equipment"', "of an agreement or of a"),
        ('agreement = "section-75"', 'agreement = "section-57"', "section-57"),
        ("number = 1", "number = 0", "number"),
        ("within = 10", "within = 367", "within"),
        ("within = 10", "within = 10.5", "within"),
        ('counted = "working days"', 'counted = "business days"', "counted"),
        ('goes_to = "the pool manager"', 'goes_too = "the pool manager"', "goes_to"),
        ('goes_to = "the pool manager"', 'goes_to = ""', "goes_to"),
        ("to = 2023-03-31", "to = 2022-03-31", "escalation"),
        ('source = "cl. 23.2"\n', "", "source"),
    ],
)
def test_a_step_that_will_not_do_is_refused(old: str, new: str, says: str) -> None:
    said = refusals(SMALL + STEP.replace(old, new))
    assert said
    assert any(says in each and "small.toml" in each for each in said), said


def test_the_running_example_has_a_ladder_that_is_labelled_invented_and_no_paper_is_given_one() -> None:
    for folder in sorted(EXAMPLES.glob("*-20*")):
        for path in sorted(folder.rglob("*.toml")):
            text = path.read_text(encoding="utf-8")
            assert "[[escalation]]" not in text or 'kind = "invented"' in text, path
    folder = EXAMPLES / "cambridgeshire-2023"
    files = [FileText(name, (folder / name).read_bytes()) for name in ("agreement.toml", "invented-terms.toml")]
    partnership = read_partnership(files)
    ladder = partnership.ladder_of(partnership.funds[0], date(2026, 11, 22))
    assert [rung.number for rung in ladder.rungs] == [1, 2, 3, 4]
    assert all("(invented)" in str(rung.clause) for rung in ladder.rungs)
