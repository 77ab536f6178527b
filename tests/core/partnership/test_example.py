"""The worked example, as its findings and as an agreement on a day: reviewed once, and held to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.money import Money, Unit
from section75.core.partnership import Partnership, agreement_on, findings_of
from section75.importers.agreement_file import FileText, read_partnership

HERE = Path(__file__).parent
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "cambridgeshire-2023"
PUBLISHED = ("agreement.toml",)
BOTH = ("agreement.toml", "invented-terms.toml")


def partnership(names: tuple[str, ...]) -> Partnership:
    return read_partnership([FileText(name, (EXAMPLE / name).read_bytes()) for name in names])


def as_text(names: tuple[str, ...]) -> str:
    found = findings_of(partnership(names))
    return "".join(f"{f.result.value} {f.check}\n  {f.where}\n  {f.says}\n" for f in found)


@pytest.mark.parametrize(("names", "snapshot"), [(PUBLISHED, "published.txt"), (BOTH, "with-invented-terms.txt")])
def test_the_findings_of_cambridgeshire_are_the_reviewed_ones(names: tuple[str, ...], snapshot: str) -> None:
    """If they change on purpose, read the new text against the paper before it replaces the old."""
    assert as_text(names) == (HERE / "cambridgeshire-2023" / snapshot).read_text(encoding="utf-8")


def test_the_order_of_the_files_changes_neither_version_nor_findings() -> None:
    one, other = partnership(BOTH), partnership(tuple(reversed(BOTH)))
    assert one.terms == other.terms
    assert findings_of(one) == findings_of(other)


def test_the_published_file_is_shown_with_its_silences() -> None:
    shown = agreement_on(partnership(PUBLISHED), date(2022, 6, 30)).as_text()
    assert "State: pooled" in shown
    assert (
        "Host: The agreement does not say the host on 30 June 2022. No clause says anything about it; the file says: "
        "the paper names no host. Agree it between the partners and record it with its clause.\n" in shown
    )
    assert (
        "Contributions 2022/23, approved: the council £93,710,000.00, the ICB £28,340,000.00  [para 1.4, table]"
        in shown
    )
    assert "host learning-disability: the paper names no host  [whole paper]" in shown


def test_on_a_day_the_terms_of_that_day_are_shown() -> None:
    both = partnership(BOTH)
    text = agreement_on(both, date(2022, 6, 30)).as_text()
    assert text.startswith("In force on 30 June 2022\n\nParties\n  the council: Cambridgeshire County Council")
    assert "Host: the council  [cl. 7.1 (invented)]" in text
    assert (
        "An overspend, step 2: fixed shares: the council 76.78%, the ICB 23.22%  [Sch. 3 para 4.2 (invented)]" in text
    )
    after = agreement_on(both, date(2024, 9, 1)).as_text()
    assert after.count("(not in force on this day)") == 2
    assert "The last thing it says is cl. 7.1 (invented) (the council, 1 April 2002 to 31 August 2024)" in after


def test_on_a_day_before_the_first_term_the_first_is_named() -> None:
    facts = dict(agreement_on(partnership(BOTH), date(2021, 6, 30)).sections)["Learning disability pooled fund"]
    (silent,) = [fact for fact in facts if fact.is_silent]
    assert silent.name == "Risk share"
    assert "The first thing it says is Sch. 3 (invented) (overspend: sponsor bears its saving" in silent.says


def test_what_is_shown_is_the_same_as_data() -> None:
    data = agreement_on(partnership(BOTH), date(2022, 6, 30)).as_data()
    assert data["on"] == "2022-06-30"
    sections = data["sections"]
    assert isinstance(sections, list)
    assert [section["heading"] for section in sections] == [
        "Parties",
        "Agreements and schedules",
        "Learning disability pooled fund",
        "Forecast and expected",
        "Notice",
        "Questions about a figure",
        "Groups",
        "Outcomes",
        "Where the source is silent",
    ]
    assert sections[2]["facts"][0] == {
        "fact": "State",
        "says": "pooled",
        "clause": ("para 1.3 says pooled, para 1.2 gives the year 2002 and no day, para 2.8 the end (inferred)"),
        "silent": False,
    }


def test_the_figures_of_the_paper_are_read_to_the_penny() -> None:
    (table,) = partnership(PUBLISHED).contributions
    assert table.due == {"council": Money.of("93,710,000"), "icb": Money.of("28,340,000")}
    assert table.unit is Unit.THOUSANDS
    assert table.approved
