"""What one engine would keep and another would not is refused on both, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from section75.apps.accounts.models import User
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.approvals import people_actions as people
from section75.apps.audit.fitting import NotPlainText, TooLongToKeep
from section75.apps.audit.models import AuditLine
from section75.apps.budget.actions import enter_forecast
from section75.apps.ledger import posting, store
from section75.apps.ledger.store import Ledger
from section75.apps.returns.actions import deliver_return
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import instalment_drafts
from section75.core.refusals import Refusal
from section75.importers.agreement_file import FileText
from tests import acts

from .conftest import AT, EXAMPLES

JULY = Month(FinancialYear(2022), 4)


def test_text_with_nul_is_refused_and_the_refusal_is_written_down(quarter: dict[str, User], fund: Ledger) -> None:
    from section75.apps.budget.store import forecast_at, versions

    held = forecast_at(fund, JULY)
    assert held is not None
    officer = quarter["finance.officer"]
    with pytest.raises(NotPlainText, match="'a\N{REPLACEMENT CHARACTER}b' holds the character NUL"):
        enter_forecast(officer, fund, month=JULY, rows=held.rows, because="a\0b", at=AT)
    assert versions(fund, JULY) == []
    last = AuditLine.objects.order_by("-id")[0]
    assert (last.outcome, "\0" in last.says) == ("refused", False)


def test_nul_is_found_in_every_way_of_sending_text(db: None) -> None:
    with connection.cursor() as cursor:
        with pytest.raises(NotPlainText):
            cursor.execute("SELECT %s", ["b\0"])
        with pytest.raises(NotPlainText):
            cursor.executemany("SELECT %s", [["a"], ["b\0"]])
        cursor.execute("SELECT %s", ["b"])
        assert cursor.fetchone() == ("b",)


def test_a_delivery_in_more_words_than_can_be_kept_is_refused(quarter: dict[str, User], fund: Ledger) -> None:
    manager = quarter["pool.manager"]
    row = acts.issue_return(manager, fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    with pytest.raises(TooLongToKeep, match="The how beginning 'xxx.* has 201 characters, and 200 can be kept"):
        deliver_return(manager, fund, row.pk, party="icb", how="x" * 201, at=AT)
    assert deliver_return(manager, fund, row.pk, party="icb", how="x" * 200, at=AT)


def test_an_authority_longer_than_its_column_is_not_posted(
    cast: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def long_winded(*given: Any, **said: Any) -> list[Any]:
        return [replace(draft, authority="x" * 501) for draft in instalment_drafts(*given, **said)]

    monkeypatch.setattr(posting, "instalment_drafts", long_winded)
    with pytest.raises(TooLongToKeep, match="501 characters, and 500 can be kept"):
        acts.post_instalments(cast["finance.officer"], fund, month=JULY, at=AT)
    assert store.last_seq(fund) == 0


def test_a_post_and_the_name_of_an_agreement_file_have_an_end(db: None) -> None:
    with pytest.raises(Refusal, match="121 characters, and 120 can be kept"):
        people.add_person("jo", post="x" * 121, password="a long and quiet phrase", at=AT)
    folder = EXAMPLES / "cambridgeshire-2023"
    files = [FileText(f"{'x' * 250}{path.name}", path.read_bytes()) for path in sorted(folder.glob("*.toml"))]
    with pytest.raises(TooLongToKeep, match="255 can be kept"):
        load_at_the_terminal(files, at=AT)
    assert not User.objects.filter(username="jo").exists()


def test_a_refusal_is_written_down_however_long_the_name_that_was_asked_for(cast: dict[str, User]) -> None:
    from section75.apps.ledger.actions import propose_closing
    from section75.core.authority import NoSuchPartnership

    with pytest.raises(NoSuchPartnership):
        propose_closing(cast["pool.manager"], Ledger("x" * 100, "pool"), JULY, at=AT)
    assert AuditLine.objects.order_by("-id")[0].partnership == "x" * 60


def test_the_short_names_the_audit_trail_cuts_to_are_as_long_as_any_can_be() -> None:
    from section75.apps.audit.store import LONGEST_SHORT_NAME
    from section75.apps.identity.actions import LONGEST_POST

    for model in (AuditLine, apps.get_model("accounts", "Delegation"), apps.get_model("approvals", "Proposal")):
        field = model._meta.get_field("partnership")
        assert isinstance(field, models.CharField)
        assert field.max_length == LONGEST_SHORT_NAME
    post = User._meta.get_field("post")
    assert post.max_length == LONGEST_POST
