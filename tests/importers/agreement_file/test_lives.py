"""Events in agreement files: read with their source, refused by place when they cannot follow, and the five papers'."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.lives import Life, Of, lives_of
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
SMALL = (Path(__file__).parent / "small.toml").read_text(encoding="utf-8")


def read(events: str) -> Partnership:
    return read_partnership([FileText("small.toml", (SMALL + events).encode())])


def example(name: str) -> Partnership:
    return read_partnership(
        [FileText(file.name, file.read_bytes()) for file in sorted((EXAMPLES / name).glob("*.toml"))]
    )


def life(partnership: Partnership, id: str) -> Life:
    return next(each for each in lives_of(partnership) if each.subject.id == id)


def row(**keys: str) -> str:
    said = {"of": '"agreement"', "id": '"section-75"', "event": '"proposed"', "on": "2022-01-10", "source": '"para 1"'}
    return "\n[[event]]\n" + "\n".join(f"{key} = {value}" for key, value in (said | keys).items() if value) + "\n"


KNOWN = row(event='"first known"', state='"in force"')
YEAR = {"of": '"contribution year"', "id": '"equipment"', "year": '"2022/23"'}


def test_an_event_is_read_with_its_source_and_the_day_it_was_written_down() -> None:
    (kept,) = read(row(recorded="2022-01-12", printed='"January 2022"')).events
    assert (kept.of, kept.event, kept.day) == (Of.AGREEMENT, "proposed", "January 2022")
    assert kept.recorded_on == date(2022, 1, 12)
    assert str(kept.clause) == "para 1 (invented)"
    assert kept.ref.startswith("small.toml:")


def test_a_years_contributions_have_a_life_under_their_fund() -> None:
    indicated = read(KNOWN + row(event='"indicated"', on="2022-02-01", **YEAR))
    assert life(indicated, "equipment 2022/23").on(date(2022, 3, 1)).state == "indicative"


@pytest.mark.parametrize(
    ("events", "says"),
    [
        (row(event='"executed"', evidence='"deed"'), "Record 'proposed' first, or begin with 'first known'"),
        (row(event='"agreed"'), "There is no event 'agreed' in the life of an agreement"),
        (KNOWN + row(event='"varied"', on="2022-02-01"), "needs evidence, and none is referred to"),
        (row(id='"none"'), "there is no agreement 'none'"),
        (row(event='"approved"', by='"trust"', evidence='"minute"'), "'trust'"),
        (row(event='"proposed"', recorded="2022-01-09"), "Record it as planned, or correct the day"),
        (KNOWN + row(of='"notice"', id='"n"', event='"drafted"', by='"council"'), "Give the key 'agreement'"),
        (KNOWN + row(of='"contribution year"', id='"equipment"'), "gives the key 'year', and no other does"),
        (
            KNOWN + row(of='"variation"', id='"v"', agreement='"section-75"', event='"raised"', on="2001-01-01"),
            "before the first day that is known of its agreement",
        ),
        (
            KNOWN
            + row(event='"ending agreed"', on="2022-03-01", ends="2022-03-31", evidence='"minute"')
            + row(event='"ended"', on="2022-03-31")
            + row(event='"consolidated"', on="2022-03-31", into='"section-75"', evidence='"deed"'),
            "'consolidated'",
        ),
    ],
)
def test_an_event_that_cannot_be_is_refused_at_its_place(events: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(events)
    assert says in refused.value.says
    assert "small.toml:" in refused.value.says


def test_every_event_that_cannot_follow_is_told_not_the_first_only() -> None:
    with pytest.raises(Refusal) as refused:
        read(row(event='"commenced"') + row(event='"closed"', evidence='"account"'))
    assert "'commenced' cannot be recorded" in refused.value.says
    assert "'closed' cannot be recorded" in refused.value.says


def test_oxfordshire_was_extended_by_letter_and_works_on_last_years_schedule() -> None:
    oxfordshire = example("oxfordshire-2017")
    agreement = life(oxfordshire, "section-75")
    assert [moment.event.day for moment in agreement.moments] == ["23 April 2013", "21 March 2014", "May 2017"]
    assert agreement.on(date(2017, 7, 18)).last_day == date(2019, 3, 31)
    year = life(oxfordshire, "adults 2017/18")
    assert year.on(date(2017, 7, 25)).in_words == "indicative and working on last year's schedule"
    assert [moment.event.planned for moment in year.moments] == [False, False, True]


def test_cambridgeshire_answered_notice_of_a_part_by_accepting_the_whole() -> None:
    cambridgeshire = example("cambridgeshire-2023")
    agreement = life(cambridgeshire, "section-75")
    days = (date(2023, 8, 23), date(2023, 8, 24), date(2023, 8, 31))
    assert [agreement.on(on).state for on in days] == ["in force", "under notice in part", "ending agreed"]
    assert agreement.on(days[2]).last_day == date(2024, 8, 31)
    assert life(cambridgeshire, "of-august-2023").on(days[2]).state == "accepted as of the whole"


def test_haringeys_approvals_are_planned_and_move_nothing() -> None:
    framework = life(example("haringey-2016"), "framework")
    assert framework.on(date(2016, 10, 1)).state == "in draft"
    assert [moment.event.by for moment in framework.moments if moment.event.planned] == ["council", "ccg"]


def test_barnets_equipment_schedule_became_part_of_integration() -> None:
    equipment = life(example("barnet-2018"), "community-equipment")
    assert [equipment.on(date(2018, month, 30)).state for month in (3, 4)] == ["active", "merged"]
    assert equipment.moments[-1].event.into == "integration"


def test_cambridgeshires_first_agreement_is_to_end_and_the_other_to_be_renewed() -> None:
    before = example("cambridgeshire-2012")
    assert life(before, "commissioning").moments[-1].event.event == "ending proposed"
    assert life(before, "integrated-management").moments[-1].event.event == "renewal proposed"
    assert life(before, "memorandum").on(date(2012, 4, 17)).state == "in draft"
