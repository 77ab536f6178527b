"""July's schedules, from proposal to books: both partners approve, the difference is posted, and both ledgers agree."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from section75.apps.accounts.actions import begin_demonstration
from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.agreements.actions import load_agreement, load_at_the_terminal
from section75.apps.agreements.refusals import VariationNeedsBoth
from section75.apps.approvals.models import Proposal
from section75.apps.audit.models import AuditLine
from section75.apps.backups import store as backups
from section75.apps.backups.models import Restoration
from section75.apps.backups.refusals import RestorationNotAccepted
from section75.apps.demonstration.cast import Side
from section75.apps.demonstration.example import Example
from section75.apps.demonstration.people import add_people, give_parts
from section75.apps.drafts import begin
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.store import Ledger
from section75.apps.variations import actions, books
from section75.apps.variations.refusals import NothingLacks, NothingVaries, OtherPartnership, TooEarlyAMonth
from section75.apps.variations.tasks import tasks_for
from section75.core.approvals import ChangedSinceProposed, OwnWork
from section75.core.authority import Act, MayNot
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account
from section75.core.money import Money
from section75.importers.agreement_file import FileText
from tests.acts import (
    FOR_THE_BOOKS,
    FOR_THE_HOST,
    FOR_THE_PARTNER,
    approved,
    post_instalments,
    propose_closing,
    reverse_entry,
)

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "variations"
SLUG = "oxfordshire-four-pools"
AT = datetime(2017, 8, 2, 9, 5, tzinfo=UTC)
YEAR = FinancialYear(2017)
APRIL, JULY, AUGUST = Month(YEAR, 1), Month(YEAR, 4), Month(YEAR, 5)
EXAMPLE = Example(EXAMPLES, "invented", SLUG, {Side.COUNCIL: "council", Side.NHS: "ccg"}, ())


def file(name: str, *, of: str = SLUG) -> FileText:
    content = (EXAMPLES / f"oxfordshire-{name}.toml").read_bytes()
    return FileText(f"{name}.toml", content.replace(SLUG.encode(), of.encode()))


@pytest.fixture
def cast(db: None) -> dict[str, User]:
    begin_demonstration(at=AT)
    add_people(at=AT)
    load_at_the_terminal([file("before")], at=AT)
    give_parts(EXAMPLE, at=AT)
    return {user.username: user for user in User.objects.all()}


def spend(cast: dict[str, User], slug: str, fund: str, line: str, pounds: str, on: date, month: Month) -> None:
    """One payment by hand, approved."""
    entry = ledger_actions.ByHand(
        month=month,
        effective_on=on,
        debit=Account.read(f"expenditure/{line}"),
        credit=Account.read("cash"),
        amount=Money.of(pounds),
        narrative="Invented payment",
        authority="Invented",
        because="Invented: to show what goes over",
        reference="Invented invoice 7",
    )
    proposal = ledger_actions.propose_journal(cast["finance.officer"], Ledger(slug, fund), entry, at=AT)
    approved(proposal, FOR_THE_BOOKS, at=AT)


def post_contributions(cast: dict[str, User], slug: str, months: list[Month]) -> None:
    for fund in agreements.latest(slug).funds:
        for month in months:
            if agreements.latest(slug).contributions_of(fund.id, YEAR):
                post_instalments(cast["finance.officer"], Ledger(slug, fund.id), month=month, at=AT)


def vary(cast: dict[str, User]) -> None:
    number = actions.bring_terms(cast["pool.manager"], SLUG, [file("july")], at=AT)
    proposal = actions.propose_terms(cast["pool.manager"], SLUG, number, because="Invented: agreed in July", at=AT)
    approved(proposal, FOR_THE_HOST, FOR_THE_PARTNER, at=AT)


def balances(slug: str, by: date) -> dict[tuple[str, str], str]:
    found = {}
    for fund in agreements.latest(slug).funds:
        held = ledger_store.balances(Ledger(slug, fund.id), effective_by=by)
        for account in held.accounts:
            if held.net(account):
                found[fund.id, account.code] = str(held.net(account))
    return found


def test_the_books_equal_a_ledger_that_had_the_terms_from_the_start(cast: dict[str, User]) -> None:
    fresh = "oxfordshire-from-the-start"
    load_at_the_terminal([file("before", of=fresh), file("july", of=fresh)], at=AT)
    give_parts(Example(EXAMPLES, "invented", fresh, EXAMPLE.parties, ()), at=AT)
    months = [APRIL, Month(YEAR, 2)]
    post_contributions(cast, SLUG, months)
    post_contributions_from_the_start(cast, fresh, months)
    for old, new, line, pounds in (
        ("learning-disability", "adults", "learning-disabilities", "1,234.56"),
        ("physical-disability", "adults", "acquired-brain-injury", "78.90"),
        ("older-people", "better-care-fund", "bcf", "17.00"),
        ("older-people", "older-people", "teams", "400.01"),
    ):
        spend(cast, SLUG, old, line, pounds, date(2017, 5, 9), Month(YEAR, 2))
        spend(cast, fresh, new, line, pounds, date(2017, 5, 9), Month(YEAR, 2))
    vary(cast)
    proposal = actions.propose_difference(cast["finance.officer"], SLUG, month=JULY, at=AT)
    approved(proposal, FOR_THE_HOST, at=AT)
    for by in (date(2017, 4, 1), date(2017, 5, 8), date(2017, 5, 9), date(2017, 7, 31)):
        assert balances(SLUG, by) == balances(fresh, by)
    with pytest.raises(NothingLacks):
        books.lacking(SLUG, month=JULY, on=AT.date())
    post_instalments(cast["finance.officer"], Ledger(SLUG, "adults"), month=Month(YEAR, 3), at=AT)
    with pytest.raises(Exception, match="What was due for April 2017 has been posted"):
        ledger_actions.propose_contributions(cast["finance.officer"], Ledger(SLUG, "adults"), month=APRIL, at=AT)


def post_contributions_from_the_start(cast: dict[str, User], slug: str, months: list[Month]) -> None:
    for fund in ("adults", "better-care-fund", "older-people"):
        for month in months:
            post_instalments(cast["finance.officer"], Ledger(slug, fund), month=month, at=AT)


def test_nothing_is_varied_until_each_partner_has_approved(cast: dict[str, User]) -> None:
    was = agreements.latest(SLUG).terms
    number = actions.bring_terms(cast["pool.manager"], SLUG, [file("july")], at=AT)
    proposal = actions.propose_terms(cast["pool.manager"], SLUG, number, because="Invented", at=AT)
    approved(proposal, FOR_THE_HOST, at=AT)
    assert agreements.latest(SLUG).terms == was
    approved(proposal, FOR_THE_PARTNER, at=AT)
    assert [each.title for each in agreements.latest(SLUG).variations] == ["Schedules for 2017/18"]
    assert AuditLine.objects.filter(says__contains="Vary the terms: Schedules for 2017/18").exists()


def test_who_proposes_does_not_approve(cast: dict[str, User]) -> None:
    number = actions.bring_terms(cast["chief.finance"], SLUG, [file("july")], at=AT)
    proposal = actions.propose_terms(cast["chief.finance"], SLUG, number, because="Invented", at=AT)
    with pytest.raises(OwnWork):
        approved(proposal, "chief.finance", at=AT)


def test_terms_that_changed_since_are_not_brought_into_force(cast: dict[str, User]) -> None:
    number = actions.bring_terms(cast["pool.manager"], SLUG, [file("july")], at=AT)
    proposal = actions.propose_terms(cast["pool.manager"], SLUG, number, because="Invented", at=AT)
    load_at_the_terminal([FileText("before.toml", file("before").content + b"\n# another version\n")], at=AT)
    with pytest.raises(ChangedSinceProposed):
        approved(proposal, FOR_THE_HOST, at=AT)


def test_a_variation_is_not_loaded_by_one_person(cast: dict[str, User]) -> None:
    with pytest.raises(VariationNeedsBoth, match="Schedules for 2017/18 varies what both partners agreed"):
        load_agreement([file("before"), file("july")], by=cast["pool.manager"], at=AT)


def test_what_cannot_be_brought_is_refused_by_name(cast: dict[str, User]) -> None:
    manager = cast["pool.manager"]
    with pytest.raises(NothingVaries):
        actions.bring_terms(manager, SLUG, [file("before")], at=AT)
    with pytest.raises(Exception, match="NotOnePartnership|one partnership"):
        actions.bring_terms(manager, SLUG, [file("july", of="another")], at=AT)
    with pytest.raises(OtherPartnership):
        actions.bring_terms(manager, SLUG, [FileText("before.toml", file("before", of="another").content)], at=AT)
    with pytest.raises(MayNot):
        actions.bring_terms(cast["member"], SLUG, [file("july")], at=AT)


def test_the_difference_is_a_task_until_it_is_proposed_and_needs_a_late_enough_month(cast: dict[str, User]) -> None:
    post_contributions(cast, SLUG, [APRIL, Month(YEAR, 2)])
    (part,) = [each for each in parts_of(cast["finance.officer"], on=AT.date()) if each.partnership == SLUG]
    assert list(tasks_for(part, AT)) == []
    vary(cast)
    assert [task.title for task in tasks_for(part, AT)] == ["Post the difference to the terms in force"]
    with pytest.raises(TooEarlyAMonth):
        books.lacking(SLUG, month=APRIL, on=AT.date())
    actions.propose_difference(cast["finance.officer"], SLUG, month=JULY, at=AT)
    assert list(tasks_for(part, AT)) == []


def test_what_undoes_an_instalment_counts_on_the_day_it_was_due(cast: dict[str, User]) -> None:
    post_contributions(cast, SLUG, [APRIL])
    ledger = Ledger(SLUG, "learning-disability")
    before = ledger_store.instalments_posted(ledger)
    why, day = "Invented: by mistake", date(2017, 5, 20)
    reverse_entry(cast["finance.officer"], ledger, 1, because=why, month=JULY, effective_on=day, at=AT)
    after = ledger_store.instalments_posted(ledger)
    assert after.keys() == before.keys()
    assert [(day, pence.pence) for (_, day), pence in after.items() if pence != before[_, day]] == [
        (date(2017, 4, 1), 0)
    ]


def test_a_difference_waits_until_a_restoration_is_accepted(cast: dict[str, User]) -> None:
    post_contributions(cast, SLUG, [APRIL])
    vary(cast)
    row = Restoration(
        partnership=SLUG, fund="older-people", known_size=2, known_root="invented", known_by="invented",
        restored_size=1, made_at=AT, restored_at=AT, restored_by="invented",
    )  # fmt: skip
    backups.keep([row])
    (part,) = [each for each in parts_of(cast["finance.officer"], on=AT.date()) if each.partnership == SLUG]
    assert list(tasks_for(part, AT)) == []
    with pytest.raises(RestorationNotAccepted):
        books.lacking(SLUG, month=JULY, on=AT.date())


def test_a_difference_waits_for_an_open_month(cast: dict[str, User]) -> None:
    post_contributions(cast, SLUG, [APRIL])
    vary(cast)
    ledger = Ledger(SLUG, "learning-disability")
    assert APRIL in books.months_to_report_in(SLUG)
    approved(propose_closing(cast["pool.manager"], ledger, APRIL, at=AT), FOR_THE_HOST, at=AT)
    assert APRIL not in books.months_to_report_in(SLUG)


def test_pages_show_what_moves_and_lead_to_the_proposal(cast: dict[str, User], client: Client) -> None:
    client.force_login(cast["pool.manager"])
    here = f"/partnerships/{SLUG}/variations/"
    upload = SimpleUploadedFile("july.toml", file("july").content)
    answer = client.post(f"{here}bring/", {"file": upload}, follow=True)
    said = answer.content.decode()
    for words in ("Schedules for 2017/18", "£94,123,000.00", "121 days after it began to bind", "non-pooled"):
        assert words in said
    address = answer.redirect_chain[-1][0]
    assert "Why are the terms varied" in client.post(address, {"because": ""}).content.decode(), "asked again"
    proposed = client.post(address, {"because": "Invented: agreed"}, follow=True).content.decode()
    assert "Vary the terms: Schedules for 2017/18" in proposed
    broken = SimpleUploadedFile("july.toml", b"[file")
    assert "not TOML" in client.post(f"{here}bring/", {"file": broken}).content.decode()
    vary(cast)
    assert "Schedules for 2017/18" in client.get(here).content.decode()
    assert "Without it" in client.get(f"{here}in-force/schedules-2017/").content.decode()
    assert client.get(f"{here}in-force/other/").status_code == 404
    assert "The books lack nothing" in client.get(f"{here}difference/").content.decode()
    post_contributions(cast, SLUG, [])


def test_whoever_may_only_read_is_not_offered_to_propose(cast: dict[str, User], client: Client) -> None:
    client.force_login(cast["member"])
    assert "Bring a variation" not in client.get(f"/partnerships/{SLUG}/variations/").content.decode()
    assert client.get(f"/partnerships/{SLUG}/variations/bring/").status_code == 403
    assert client.get(f"/partnerships/{SLUG}/variations/difference/").status_code == 403
    assert Act.PROPOSE_TERMS.value in str(MayNot(Act.PROPOSE_TERMS, ()))


def test_terms_are_asked_for_as_known_on_a_day(cast: dict[str, User], client: Client) -> None:
    vary(cast)
    later = datetime(2017, 8, 20, 9, 0, tzinfo=UTC)
    number = actions.bring_terms(cast["pool.manager"], SLUG, [back_to_pooled()], at=later)
    proposal = actions.propose_terms(cast["pool.manager"], SLUG, number, because="Invented", at=later)
    approved(proposal, FOR_THE_HOST, FOR_THE_PARTNER, at=later)
    client.force_login(cast["auditor"])
    here = f"/partnerships/{SLUG}/"
    for known, state in (("2017-08-02", "non-pooled"), ("20 August 2017", "aligned"), ("", "aligned")):
        page = client.get(here, {"on": "2017-10-01", "known": known}).content.decode()
        data = client.get(f"{here}terms.json", {"on": "2017-10-01", "known": known}).json()
        (facts,) = [each["facts"] for each in data["sections"] if each["heading"] == "Older people's pool"]
        assert next(fact["says"] for fact in facts if fact["fact"] == "State") == state
        assert ("as known under version" in page) == bool(known)
    unknown = client.get(here, {"on": "2017-10-01", "known": "2016-01-01"}).content.decode()
    assert "On 1 January 2016 nothing was known here of this partnership" in unknown
    assert client.get(f"{here}terms.json", {"known": "2016-01-01"}).status_code == 400
    assert client.get(f"{here}terms.json", {"on": "never"}).status_code == 400


def back_to_pooled() -> FileText:
    head, _, _ = file("july").content.decode().partition("[[schedule]]")
    head = head.replace('"schedules-2017"', '"second"').replace("number = 1", "number = 2")
    body = """
[[state]]
fund = "older-people"
is = "aligned"
from = 2017-09-01
source = "made up"
"""
    return FileText("second.toml", (head + body).encode())


def test_a_draft_is_taken_to_both_partners(cast: dict[str, User], client: Client) -> None:
    draft = begin.begin_from(cast["partner.chief"], SLUG, (file("july"),), at=AT)
    client.force_login(cast["pool.manager"])
    address = f"/partnerships/{SLUG}/variations/draft/{draft.number}/"
    assert "Take draft" in client.get(address).content.decode()
    shown = client.post(address, follow=True)
    assert "Schedules for 2017/18" in shown.content.decode()
    proposed = client.post(shown.redirect_chain[-1][0], {"because": "Invented: agreed"}, follow=True)
    assert "Vary the terms: Schedules for 2017/18" in proposed.content.decode()
    proposal = Proposal.objects.get(kind="vary-terms")
    approved(proposal, FOR_THE_HOST, FOR_THE_PARTNER, at=timezone.now())
    assert [each.id for each in agreements.latest(SLUG).variations] == ["schedules-2017"]
    again = client.post(address).content.decode()
    assert "changes nothing" in again, "it is in force already, and says so"
