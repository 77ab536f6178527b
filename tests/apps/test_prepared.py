"""What is asked from SQL worked out before is what the QuerySet would ask, and rows come back as it would give them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from section75.apps.accounts import store as accounts
from section75.apps.accounts.models import Delegation, User
from section75.apps.agreements import store as agreements
from section75.apps.approvals import store as approvals
from section75.apps.approvals.models import CarriedOut, Decision, HandOver, Interest, Proposal, Weight
from section75.apps.audit import store as audit
from section75.apps.audit.fitting import NotPlainText
from section75.apps.audit.models import AuditLine
from section75.apps.backups import store as backups
from section75.apps.ledger import balancing, heads, month_store
from section75.apps.ledger.models import PostingRun
from section75.apps.ledger.store import Ledger
from section75.apps.prepared import Prepared, ahead, prepared, put

from .conftest import AT

PUT = (AuditLine, CarriedOut, Decision, PostingRun)


def plain(row: Any) -> Any:
    """A row as what it holds, with what was selected beside it."""
    if not isinstance(row, Model):
        return row
    beside = {name: plain(each) for name, each in row._state.fields_cache.items() if each is None or each._state}
    held = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row), held, {name: each for name, each in beside.items() if name not in ("delegation", "user")}


def test_every_question_is_answered_as_its_queryset_is(quarter: dict[str, User], fund: Ledger) -> None:
    officer, place = quarter["finance.officer"], (fund.partnership, fund.fund)
    proposals = list(Proposal.objects.order_by("pk"))
    Interest.objects.create(user=officer, partnership=fund.partnership, about="a", says="b", declared_at=AT)
    HandOver.objects.create(proposal=_waiting(proposals[-1]), to=officer, by=quarter["chief.finance"], at=AT)
    keys = tuple(sorted(set(Weight.objects.values_list("key", flat=True))))
    accounts_there = tuple(sorted(set(balancing.of(fund).values_list("account", flat=True))))
    kinds, earlier = tuple({row.kind for row in proposals}), proposals[0].proposed_at - timedelta(days=1)
    asked: list[tuple[Prepared[Any, Any], tuple[Any, ...]]] = [
        (accounts._delegations, (officer.pk,)),
        (accounts._active, (officer.username,)),
        (accounts._demonstration, ()),
        (agreements._latest, (fund.partnership,)),
        *((approvals._proposed, (row.pk,)) for row in proposals),
        *((approvals._decisions, (row.pk,)) for row in proposals),
        *((approvals._hand_overs, (row.pk,)) for row in Proposal.objects.all()),
        *((approvals._related, (0, fund.partnership, kinds, keys[:many], earlier, AT)) for many in (0, 1, len(keys))),
        (approvals._declared, ((officer.username, "nobody"), fund.partnership)),
        (audit._last, ()),
        (backups.open_ones, place),
        (month_store._closed, place),
        (balancing._nets, (*place, accounts_there)),
        (heads._held, place),
        (heads._seen, place),
    ]
    answered = set[Prepared[Any, Any]]()
    for question, values in asked:
        for _ in range(2):  # worked out, and worked out before
            found: list[Any] = question(*values)
            assert sorted(map(repr, map(plain, found))) == sorted(
                repr(plain(each)) for each in question.question(*values)
            )
        answered |= {question} if found else set()
    assert {each for each, _ in asked} - answered <= {accounts._demonstration, backups.open_ones, month_store._closed}


def _waiting(row: Proposal) -> Proposal:
    row.pk, row._state.adding = None, True
    row.save()
    return row


def test_a_question_is_worked_out_once_for_so_many_values(db: None) -> None:
    asked = []

    @prepared
    def named(names: tuple[str, ...]) -> models.QuerySet[User]:
        asked.append(names)
        return User.objects.filter(username__in=names)

    assert named(()) == named(()) == named(("a",)) == named(("b",)) == named(("a", "b")) == []
    assert [len(each) for each in asked] == [0, 1, 2]


def test_what_is_asked_ahead_is_sent_at_once_and_each_answer_given_once(quarter: dict[str, User]) -> None:
    officer, chief = quarter["finance.officer"], quarter["chief.finance"]
    asking = [accounts._active.of(officer.username), accounts._delegations.of(chief.pk), approvals._declared.of((), "")]
    with CaptureQueriesContext(connection) as sent, ahead(asking):
        assert accounts._active(officer.username) == [officer]
        assert [each.user_id for each in accounts._delegations(chief.pk)] == [chief.pk]
        assert approvals._declared((), "") == []
        assert accounts._active(chief.username) == [chief], "what was not asked ahead is asked"
        User.objects.filter(pk=officer.pk).update(is_active=False)
        assert accounts._active(officer.username) == [], "and what is asked again is asked again"
    assert len(sent) == (4 if connection.vendor == "postgresql" else 5)
    with ahead([accounts._active.of(chief.username)]):
        User.objects.filter(pk=chief.pk).update(is_active=False)
    assert accounts._active(chief.username) == [], "an answer nobody fetched is thrown away"


def test_text_with_nul_is_refused_before_it_is_sent(quarter: dict[str, User]) -> None:
    with pytest.raises(NotPlainText):
        accounts._active("a\0b")


def test_a_row_put_in_is_the_row_that_save_keeps(quarter: dict[str, User]) -> None:
    """Every model that is put in, by the fields there are: none whose value would have to be made by the field."""
    kinds = {type(field) for model in PUT for field in model._meta.local_concrete_fields if not field.primary_key}
    assert kinds <= {
        models.CharField, models.TextField, models.DateTimeField, models.BooleanField, models.BinaryField,
        models.ForeignKey, models.OneToOneField, models.PositiveBigIntegerField,
    }  # fmt: skip
    like = Delegation.objects.order_by("pk")[0]
    held = {field.attname: getattr(like, field.attname) for field in Delegation._meta.concrete_fields}
    put_in = put(Delegation(**{**held, "id": None, "starts_on": like.starts_on + timedelta(days=1)}))
    assert put_in.pk != like.pk
    assert plain(Delegation.objects.get(pk=put_in.pk)) == plain(put_in)
