"""The kinds of job there are from the start: checks over the portfolio, and every issued report made again."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.returns import jobs as verifying
from section75.apps.returns import store as returns
from section75.apps.returns.refusals import JournalChanged
from section75.apps.work import actions, store, working
from section75.core.authority import Act
from section75.core.partnership import findings_of
from section75.core.refusals import Result

from .conftest import AT


def someone_of(cast: dict[str, User]) -> tuple[User, str]:
    """Somebody in the cast who may see reports somewhere, and where."""
    return next(
        (user, part.partnership) for user in cast.values() for part in parts_of(user) if part.may(Act.SEE_REPORTS)
    )


def test_checks_over_the_portfolio_count_what_each_page_of_findings_shows(cast: dict[str, User]) -> None:
    user, slug = someone_of(cast)
    job = actions.ask(user, "check the portfolio", {}, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert job.state == "done", job.says
    headings, lines = store.lines_for(user, job)
    assert headings[:3] == ("Partnership", "FAIL", "WARN")
    (line,) = (each for each in lines if each.partnership == slug)
    results = [finding.result for finding in findings_of(agreements.latest(slug))]
    assert line.cells[1:3] == (str(results.count(Result.FAIL)), str(results.count(Result.WARN)))
    assert slug in line.address


def test_every_issued_report_is_made_again_and_one_that_differs_is_named(
    cast: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    user, slug = someone_of(cast)
    rows = [SimpleNamespace(pk=number, edition="pooled-fund-quarter", period="2022/23 Q1") for number in (1, 2)]

    def verify(ledger: object, number: int) -> None:
        if number == 2:
            raise JournalChanged("2022/23 Q1", 40)

    monkeypatch.setattr(returns, "issued_of", lambda ledger: rows)
    monkeypatch.setattr(verifying, "verify_return", verify)
    job = actions.ask(user, "verify every report", {}, partnership=slug, at=AT)
    working.run_one()
    job.refresh_from_db()
    assert job.state == "done", job.says
    _, lines = store.lines_for(user, job)
    assert [line.cells[-1] for line in lines][:2] == [verifying.SAME, JournalChanged("2022/23 Q1", 40).says]
    assert job.says.endswith(f"{len(lines) // 2} the same, {len(lines) // 2} not.")
