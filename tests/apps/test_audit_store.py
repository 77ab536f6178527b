"""What is written to the trail: by which way, as far as it can be kept, and no more refusals than the disk can bear."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from section75.apps.audit import actions, store
from section75.apps.audit.acting import acting
from section75.apps.audit.channel import Channel, ThroughPages, channel, through
from section75.apps.audit.guards import install
from section75.apps.audit.looking import look, look_at_installation
from section75.apps.audit.models import AuditLine
from section75.core.authority import Act, MayNot, NoSuchPartnership, Role
from section75.core.refusals import Refusal

from .trail import AT, SLUG, line, person, ten_lines, without_guards


def last() -> AuditLine:
    return AuditLine.objects.order_by("-seq")[0]


def test_lines_are_numbered_without_gaps_and_a_line_undone_leaves_none(db: None) -> None:
    assert [line(), line()] == [1, 2]
    with transaction.atomic():
        assert line() == 3
        transaction.set_rollback(True)
    assert line() == 3
    assert actions.verify().upto == 3


def test_a_line_says_by_which_way_the_act_came_in(db: None) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        line()
        return HttpResponse()

    ThroughPages(page)(HttpRequest())
    assert last().channel == "page"
    with through(Channel.WORK):
        line()
        assert last().channel == "work"
    line()
    assert (last().channel, channel()) == ("command", Channel.COMMAND)


def test_what_an_act_changed_is_kept_as_canonical_json_and_as_nothing_else(db: None) -> None:
    line(before=store.as_kept({"b": 1, "a": "é"}), after="")
    assert last().before == '{"a":"é","b":1}'
    for text in ('{"b": 1}', "[1.5]", "no json"):
        with pytest.raises((AssertionError, Refusal, ValueError)):
            line(before=text)
    assert AuditLine.objects.count() == 1


def test_whatever_somebody_typed_the_refusal_is_written_down(db: None) -> None:
    """NUL, half a character, and texts longer than their column or than a screen."""
    line(who="w" * 200, act="a" * 100, partnership="p" * 70, outcome="refused", says="\0\ud800" + "x" * 9_000)
    kept = last()
    assert (len(kept.who), len(kept.act), len(kept.partnership)) == (150, 80, 60)
    assert kept.says.startswith("\N{REPLACEMENT CHARACTER}?xxx")
    assert kept.says.endswith("x ... (4,002 characters more)")
    line(says="y" * 9_000)
    assert last().says == "y" * 9_000, "what was done is written down whole"
    assert actions.verify().upto == 2


def test_a_refused_look_is_written_down_once_a_minute(db: None) -> None:
    member = person("member", Role.MEMBER)
    for seconds in (0, 1, 59):
        with pytest.raises(MayNot):
            look(member, Act.SEE_AUDIT, partnership=SLUG, fund="pool", at=AT + timedelta(seconds=seconds))
    assert AuditLine.objects.count() == 1
    kept = last()
    assert (kept.who, kept.act, kept.partnership, kept.fund) == ("member", "see the audit trail", SLUG, "pool")
    assert kept.outcome == "refused"
    assert "see the audit trail" in kept.says
    with pytest.raises(MayNot):
        look(member, Act.SEE_AUDIT, partnership=SLUG, at=AT + timedelta(seconds=60))
    assert AuditLine.objects.count() == 2
    with pytest.raises(Refusal):
        look_at_installation(member, Act.SEE_AUDIT_OF_INSTALLATION, at=AT)
    assert (last().partnership, last().act) == ("", "see the audit trail of the installation")
    assert actions.verify().upto == 3


def test_whoever_may_look_leaves_no_line(db: None) -> None:
    assert look(person("auditor", Role.AUDITOR), Act.SEE_AUDIT, partnership=SLUG, at=AT).party == "council"
    assert not AuditLine.objects.exists()


def test_somebody_who_tries_address_after_address_does_not_fill_the_disk(db: None) -> None:
    stranger = person("stranger", None)
    for number in range(100):
        with pytest.raises(NoSuchPartnership):
            look(stranger, Act.SEE_LEDGER, partnership=f"guess-{number}", at=AT + timedelta(milliseconds=number))
    rows = list(AuditLine.objects.order_by("seq"))
    assert len(rows) == store.MOST_A_MINUTE
    assert [row.says.endswith(store.NO_MORE) for row in rows] == [False] * (len(rows) - 1) + [True]
    assert store.write_refusal(at=AT, who="another", act="x", partnership="guess-1", says="No."), (
        "others are not silenced"
    )
    later = AT + timedelta(minutes=2)
    assert store.write_refusal(at=later, who="stranger", act="x", partnership="guess-1", says="No.")


def test_refusals_of_acts_are_written_every_time(db: None) -> None:
    member = person("member", Role.MEMBER)
    for _ in range(3):
        with pytest.raises(MayNot), acting(member, Act.IMPORT_EXTRACT, partnership=SLUG, at=AT):
            pytest.fail("the act was let through")
    assert AuditLine.objects.filter(outcome="refused", act=Act.IMPORT_EXTRACT.value).count() == 3


def test_lines_put_back_many_at_once_are_held_to_the_chain_one_by_one(db: None) -> None:
    """As a copy of the books is put back: one statement, and every row is asked."""
    ten_lines()
    rows = list(AuditLine.objects.order_by("seq"))
    without_guards()
    AuditLine.objects.all().delete()
    install()
    with pytest.raises(IntegrityError, match="next number"), transaction.atomic():
        AuditLine.objects.bulk_create([*rows[:3], *rows[4:]])
    AuditLine.objects.bulk_create(rows)
    assert actions.verify().upto == 10
