"""The law's page of a partnership, its provisions, and a judgement confirmed on it, with its audit line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.models import AuditLine
from section75.apps.law import actions, assessing, store
from section75.apps.law.actions import Judged
from section75.apps.law.models import ConfirmedJudgement
from section75.apps.law.refusals import (
    JudgedOnSomethingElse,
    NoReasonForJudgement,
    NoSuchSchedule,
    NothingToJudge,
)
from section75.core.calendar import Span
from section75.core.law import LawResult, NoSuchCheck
from section75.core.refusals import Refusal

SLUG = "cambridgeshire-learning-disability"
BASE = f"/partnerships/{SLUG}/law/"
DAY = date(2023, 10, 5)
ON = "?on=2023-10-05"
JUDGE = f"{BASE}learning-disability/X3/2023-10-05/judge/"
AT = datetime(2023, 10, 6, 9, tzinfo=UTC)


def confirm(user: User, **changes: object) -> int:
    said = Judged(check="X3", schedule="learning-disability", days=Span(DAY), met=True, because="Weighed in May.")
    return actions.confirm(user, SLUG, replace(said, **changes), at=AT)  # type: ignore[arg-type]


def test_the_page_shows_every_check_with_provision_evidence_and_what_to_do(visitor: Client) -> None:
    shown = visitor.get(f"{BASE}{ON}").content.decode()
    for words in ("15. Reports actually made", "X8. Wording that cites repealed law", "reg 7(4)", "To do:", "para 2.2"):
        assert words in shown
    assert "5 October 2023" in shown
    assert "SI 2001/2237" in shown


def test_the_page_is_filtered_by_result_and_schedule(visitor: Client) -> None:
    shown = visitor.get(f"{BASE}{ON}&result=FAIL&schedule=learning-disability").content.decode()
    assert "8. Contributions or payments" in shown
    assert "1. Partners" not in shown
    assert "Select a valid choice" in visitor.get(f"{BASE}{ON}&result=SPLENDID").content.decode()


def test_a_day_that_is_none_or_before_the_law_is_said_beside_the_box(visitor: Client) -> None:
    assert "is not a day" in visitor.get(f"{BASE}?on=soon").content.decode()
    assert "came into force on 1 April 2000" in visitor.get(f"{BASE}?on=1999-01-01").content.decode()
    assert "came into force on 1 April 2000" in visitor.get(f"{BASE}provisions/?on=1999-01-01").content.decode()


def test_the_provisions_of_a_day_say_how_well_they_are_known(visitor: Client) -> None:
    shown = visitor.get(f"{BASE}provisions/{ON}").content.decode()
    assert "integrated care board" in shown
    assert "read in part" in shown
    assert "Open Government Licence" in shown


def test_books_and_their_absence_reach_the_checks(quarter: dict[str, User]) -> None:
    rows = {row.rule.number: row for row in assessing.table(agreements.latest(SLUG), DAY).rows}
    assert rows["15"].result is LawResult.FAIL
    assert "2022/23 Q1" in rows["15"].points[0].says
    assert dict(rows["15"].inputs)["books"] == "given"
    assert rows["X6"].result is LawResult.NOT_APPLICABLE


def test_a_judgement_is_kept_with_who_and_why_and_changes_the_row(cast: dict[str, User]) -> None:
    assert confirm(cast["pool.manager"]) == 1
    row = assessing.one(agreements.latest(SLUG), DAY, check="X3", schedule="learning-disability")
    assert row is not None
    assert row.judgement is not None
    assert row.judgement.by == "pool.manager"
    assert row.result is not LawResult.NEEDS_JUDGEMENT
    line = AuditLine.objects.filter(act="confirm a judgement that a check asks for").latest("pk")
    assert "Judged check X3" in line.says
    assert "Weighed in May." in line.says


REFUSED = [
    ({"because": " "}, NoReasonForJudgement, "not said why"),
    ({"check": "1"}, NothingToJudge, "asks for no judgement"),
    ({"check": "99"}, NoSuchCheck, "There is no check"),
    ({"schedule": "nowhere"}, NoSuchSchedule, "There is no schedule 'nowhere'"),
    ({"inputs": "0" * 64}, JudgedOnSomethingElse, "has changed since"),
]


@pytest.mark.parametrize(("changes", "kind", "says"), REFUSED)
def test_what_cannot_be_judged_is_refused_by_name(
    cast: dict[str, User], changes: dict[str, object], kind: type[Refusal], says: str
) -> None:
    with pytest.raises(kind, match=says):
        confirm(cast["pool.manager"], **changes)
    assert not ConfirmedJudgement.objects.exists()


def test_somebody_without_the_right_judges_nothing(client: Client, cast: dict[str, User]) -> None:
    client.force_login(cast["auditor"])
    assert "Judge this" not in client.get(f"{BASE}{ON}").content.decode()
    assert client.get(JUDGE).status_code == 403
    assert client.post(JUDGE, {"met": "met", "because": "x"}).status_code == 403
    assert not ConfirmedJudgement.objects.exists()


def test_a_judgement_is_confirmed_on_its_page_and_lapses_visibly(visitor: Client) -> None:
    assert "Judge this" in visitor.get(f"{BASE}{ON}").content.decode()
    asked = visitor.get(JUDGE).content.decode()
    assert "Judge check X3" in asked
    kept = visitor.post(JUDGE, {"met": "met", "because": "Weighed in May.", "until": "31 August 2024"})
    assert kept.headers["Location"] == f"{BASE}{ON}"
    assert "Weighed in May." in visitor.get(f"{BASE}{ON}").content.decode()
    judgement = store.judgements_of(SLUG)[0]
    assert judgement.days == Span(DAY, date(2024, 9, 1))
    row = ConfirmedJudgement.objects.get()
    ConfirmedJudgement.objects.bulk_create([_other(row)])
    assert "Lapsed" in visitor.get(f"{BASE}{ON}").content.decode()


def _other(row: ConfirmedJudgement) -> ConfirmedJudgement:
    """A judgement that was made on something else."""
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname != "id"
    }
    return ConfirmedJudgement(**{**fields, "number": 2, "inputs": "0" * 64})


def test_a_judgement_that_says_too_little_stays_on_its_page(visitor: Client) -> None:
    shown = visitor.post(JUDGE, {"met": "met", "because": ""}).content.decode()
    assert "govuk-error-message" in shown
    shown = visitor.post(JUDGE, {"met": "met", "because": "Yes.", "until": "1 January 2020"}).content.decode()
    assert "cannot end before" in shown
    assert not ConfirmedJudgement.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        f"{BASE}learning-disability/99/2023-10-05/judge/",
        f"{BASE}nowhere/X3/2023-10-05/judge/",
        f"{BASE}learning-disability/1/2023-10-05/judge/",
        f"{BASE}learning-disability/X3/someday/judge/",
    ],
)
def test_a_judgement_on_nothing_has_no_page(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404
