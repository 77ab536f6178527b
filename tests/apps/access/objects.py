"""What stands in the two partnerships: of every kind an object, open and closed, one's own and not."""

from __future__ import annotations

from datetime import date, datetime

from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.agreements.store import latest
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.interest_actions import declare_interest, end_interest
from section75.apps.approvals.models import Proposal
from section75.apps.approvals.people_actions import add_person, propose_role
from section75.apps.approvals.roles import Asked
from section75.apps.budget.actions import enter_forecast
from section75.apps.disputes import actions as disputes
from section75.apps.disputes import notes
from section75.apps.disputes.models import Evidence
from section75.apps.evidence.actions import sign_now
from section75.apps.identity import actions as identity
from section75.apps.ledger import actions as ledger
from section75.apps.ledger import extracts
from section75.apps.ledger.actions import ByHand
from section75.apps.ledger.log import add_act
from section75.apps.ledger.models import Extract
from section75.apps.ledger.papers import Offered
from section75.apps.ledger.store import Ledger, last_seq
from section75.apps.lives.actions import record_event, withdraw_event
from section75.apps.notices.actions import NoticeGiven, answer_notice, record_notice
from section75.apps.obligations.actions import make_address
from section75.apps.reconciliation.actions import draw_statement
from section75.apps.returns import actions as returns
from section75.apps.returns.models import IssuedReturn
from section75.apps.work import actions as work
from section75.core.authority import EVERYWHERE, MATRIX, Act, Role
from section75.core.budget import ForecastRow
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account
from section75.core.lives import Event, Of
from section75.core.money import Money
from section75.core.notice import Answer
from tests.acts import explain_close, propose_closing

from . import drafted, journalled, sourced, varied
from .people import EVERYBODY, FOREIGN, FUND, NOBODY, OWN, Person, Standing
from .world import World, somebody

HERE, THERE = Ledger(OWN, FUND), Ledger(FOREIGN, FUND)
YEARS = {OWN: 2017, FOREIGN: 2022}
CHECKS = "check the portfolio"
MARKS = {OWN: "Kestrel", FOREIGN: "Osprey"}  # a word in everything said at a place, by which it is known


def build(world: World) -> None:
    """Every object of both partnerships."""
    _money(world)
    _months_and_proposals(world)
    _questions(world)
    _notes(world)
    _notices(world)
    _events(world)
    varied.bring(world, MARKS)
    drafted.draft(world, MARKS)
    _reports(world)
    journalled.bring(world, MARKS)
    _checkpoints(world)
    sourced.bring(world, MARKS)
    _closes(world)
    _people(world)
    for person in EVERYBODY:
        if person is not NOBODY:
            _belongings(world, person)


def month_of(place: str, number: int) -> Month:
    """A month of the year that was loaded."""
    return Month(FinancialYear(YEARS[place]), number)


def by_hand(place: str, line: str, pence: int, *, number: int = 3) -> ByHand:
    """An entry by hand."""
    return ByHand(
        month=month_of(place, number),
        effective_on=date(YEARS[place], number + 3, 5),
        debit=Account.read(f"expenditure/{line}"),
        credit=Account.read("cash"),
        amount=Money(pence),
        narrative=f"{MARKS[place]} respite",
        authority="clause 9, invented",
        because=f"{MARKS[place]} invoice",
        reference="Invented invoice 7",
    )


def _cast(username: str) -> User:
    return User.objects.get(username=username)


def _approve(proposal: Proposal, *names: str, at: datetime) -> None:
    for name in names:
        approvals.approve(_cast(name), approvals.scope_of(proposal), proposal.pk, at=at, proved_at=at)


def _money(world: World) -> None:
    """Entries and extracts."""
    world.put("entry", "own", seq=1)
    world.put("entry", "foreign", seq=last_seq(THERE))
    assert last_seq(THERE) > last_seq(HERE) + 10
    for place, whose in ((HERE, "own"), (THERE, "foreign")):
        posted = Extract.objects.filter(partnership_id=place.partnership).order_by("pk")[0]
        brought = ledger.upload_extract(
            _cast("finance.officer"),
            place,
            month=month_of(place.partnership, 6),
            content=_september(place.partnership),
            file_name=f"{MARKS[place.partnership]}-september.csv",
            control_total=Money.of("12.34"),
            at=world.at,
        )
        world.put("extract", whose, "posted", number=posted.pk)
        world.put("extract", whose, number=brought.number)
        if whose == "own":
            found = extracts.brought(place, brought.number)
            world.words["extract shown"] = found.fingerprint if found else ""


def _september(place: str) -> bytes:
    """A finance extract of one row that is placed."""
    centre, subjective = {OWN: ("HL100", "4431"), FOREIGN: ("LD402", "4400")}[place]
    head = "date,cost_centre,subjective,description,amount,supplier,reference"
    mark = MARKS[place]
    row = f"{YEARS[place]}-09-05,{centre},{subjective},{mark} care,12.34,{mark} Care,{mark}-0001"
    return f"{head}\n{row}\n".encode()


def _months_and_proposals(world: World) -> None:
    at, lines = world.at, {OWN: "demand-led", FOREIGN: "residential-care"}
    for place, whose in ((HERE, "own"), (THERE, "foreign")):
        slug, at_host = place.partnership, _cast("finance.officer")
        preparer = somebody(Role.HOST_PREPARER) if whose == "own" else at_host
        closing = propose_closing(_cast("pool.manager"), place, month_of(slug, 1), at=at)
        _approve(closing, "chief.finance", at=at)
        world.put("month", whose, "closed", first=YEARS[slug], number=1)
        world.put("month", whose, first=YEARS[slug], number=3)
        waiting = ledger.propose_journal(preparer, place, by_hand(slug, lines[slug], 123_45), at=at)
        world.put("proposal", whose, number=waiting.pk)
        world.words[f"{whose} shown"] = waiting.fingerprint
        decided = ledger.propose_journal(preparer, place, by_hand(slug, lines[slug], 678_90), at=at)
        approvals.decline(_cast("finance.approver"), approvals.scope_of(decided), decided.pk, because="No", at=at)
        world.put("proposal", whose, "decided", number=decided.pk)
        both = ledger.propose_reopening(
            _cast("partner.accountant"), place, month_of(slug, 1), because=f"{MARKS[slug]} late invoice", at=at
        )
        world.put("bilateral proposal", whose, number=both.pk)
        world.words[f"{whose} bilateral shown"] = both.fingerprint


def _closes(world: World) -> None:
    """A month that can be closed, and statements of balances: elsewhere one more, so that numbers differ."""
    for place, whose, count in ((HERE, "own", 1), (THERE, "foreign", 2)):
        for _ in range(count):
            drawn = draw_statement(_cast("pool.manager"), place, month_of(place.partnership, 3), at=world.at)
        world.put("statement of balances", whose, pk=drawn.pk)
        explain_close(_cast("pool.manager"), place, month_of(place.partnership, 3), at=world.at)


def _questions(world: World) -> None:
    """One that was answered and one that is resolved, each with a file; elsewhere more, so that numbers differ."""
    _questions_at(world, HERE, "own", somebody(Role.PARTNER_FINANCE), shown=1, more=("variance", "actual-to-date"))
    names = ("variance", "actual-to-date", "budget", "forecast-outturn")
    _questions_at(world, THERE, "foreign", _cast("partner.accountant"), shown=4, more=names)
    world.words["about"] = why(HERE, "budget")


def _questions_at(world: World, place: Ledger, whose: str, asker: User, *, shown: int, more: tuple[str, ...]) -> None:
    at, host, mark = world.at, _cast("pool.manager"), MARKS[place.partnership]
    file = Offered(f"{mark}.txt", 6, lambda: b"paper\n")
    for number, figure in enumerate(more, start=1):
        disputes.raise_question(asker, place, about=why(place, figure), question=f"{mark} question", at=at)
        disputes.reply(host, place, number, says=f"{mark} answer", evidence=file, at=at)
    disputes.accept(asker, place, 2, says=f"{mark} accepted", at=at)
    kept = Evidence.objects.get(turn__dispute__partnership_id=place.partnership, turn__dispute__number=shown)
    world.put("question", whose, number=shown)
    if whose == "own":
        world.put("question", whose, "resolved", number=2)
    world.put("evidence", whose, number=1, pk=kept.pk)  # elsewhere the file is asked for under a number of one's own


def why(place: Ledger, figure: str) -> str:
    """The address of a figure of a fund."""
    kwargs = {"slug": place.partnership, "fund": place.fund, "figure": f"all-lines.{figure}"}
    year = YEARS[place.partnership]
    return f"{reverse('budget:why', kwargs=kwargs)}?month={year}%2F{year % 100 + 1}+M3"


def _notes(world: World) -> None:
    """Of each organisation more than of the one before, so that no number is everybody's."""
    at = world.at
    council, ccg = somebody(Role.HOST_PREPARER), somebody(Role.PARTNER_FINANCE)
    for number, (user, place, mark) in enumerate(((council, HERE, "Wren"), (ccg, HERE, "Heron")), start=1):
        for _ in range(number * 2 - 1):
            kept = notes.keep_note(user, place, about="", says=f"{mark} note of our own", at=at)
        world.put("note", "council" if user == council else "ccg", number=kept.number)
    for _ in range(5):
        kept = notes.keep_note(_cast("finance.officer"), THERE, about="", says=f"{MARKS[FOREIGN]} note", at=at)
    world.put("note", "foreign", number=kept.number)


def _events(world: World) -> None:
    """One that counts and one that was withdrawn; elsewhere more, so that numbers differ."""
    manager = _cast("pool.manager")
    for place, whose, many in ((OWN, "own", 2), (FOREIGN, "foreign", 5)):
        agreement = latest(place).agreements[0].id
        for number in range(1, many + 1):
            wanted = Event(
                of=Of.VARIATION, id=f"{MARKS[place].lower()}-{number}", agreement=agreement, event="raised",
                on=date(2020, 6, 1), recorded_on=date(2020, 6, 1),
            )  # fmt: skip
            record_event(manager, place, wanted, at=world.at)
        withdraw_event(manager, place, many, because=f"{MARKS[place]} mistake", at=world.at)
        world.put("event", whose, "withdrawn", number=many)
        world.put("event", whose, number=many - 1)


def _notices(world: World) -> None:
    """One that runs and one that was withdrawn; elsewhere more, so that numbers differ."""
    manager = _cast("pool.manager")
    for place, whose, many in ((OWN, "own", 2), (FOREIGN, "foreign", 5)):
        day = date(YEARS[place], 5, 2)
        given = NoticeGiven(
            by="council", scope="agreement", ends=f"{MARKS[place]} agreement", ground="no fault", sent_on=day
        )
        for _ in range(many):
            row = record_notice(manager, place, given, at=world.at)
        answer_notice(manager, place, row.number, answer=Answer.WITHDRAWN, by="council", on=day, at=world.at)
        world.put("notice", whose, "withdrawn", number=row.number)
        world.put("notice", whose, number=row.number - 1)


def _reports(world: World) -> None:
    """The first quarter is issued; the second could be."""
    at = world.at
    for place, whose in ((HERE, "own"), (THERE, "foreign")):
        year = FinancialYear(YEARS[place.partnership])
        issuing = returns.propose_return(
            _cast("pool.manager"), place, edition="pooled-fund-quarter", period=f"{year} Q1", at=at
        )
        _approve(issuing, "chief.finance", at=at)
        row = IssuedReturn.objects.get(proposal=issuing)
        world.put("report", whose, pk=row.pk)
        world.put("quarter", whose, "issued", first=year.first, number=1)
        world.put("quarter", whose, first=year.first, number=2)
    entry = ledger.propose_journal(_cast("finance.officer"), HERE, by_hand(OWN, "demand-led", 100, number=6), at=at)
    _approve(entry, "finance.approver", at=at)
    rows = tuple(ForecastRow(line, Money.of("1,000,000")) for line in ("block-contracts", "demand-led"))
    enter_forecast(
        _cast("finance.officer"), HERE, month=month_of(OWN, 6), rows=rows, because="Half of the year is over", at=at
    )


def _checkpoints(world: World) -> None:
    """The last of each; elsewhere more, so that numbers differ."""
    world.put("checkpoint", "own", number=sign_now(HERE, because="the test", at=world.at).number)
    for number in range(9):
        add_act(THERE, "invented", {"number": number}, at=world.at)
        signed = sign_now(THERE, because="the test", at=world.at)
    world.put("checkpoint", "foreign", number=signed.number)


def _people(world: World) -> None:
    """A role that was given and one that waits, somebody to invite, somebody to take leave of."""
    at, first, second = world.at, _cast("administrator"), _cast("administrator.two")
    for name in ("newcomer", "goes.soon"):
        add_person(name, post=name, password="not-to-be-guessed-1", at=at)
    waiting, decided = (
        propose_role(first, _asked(name), at=at, because="Kept at the desk") for name in ("newcomer", "goes.soon")
    )
    approvals.approve(second, EVERYWHERE, decided.pk, at=at)
    world.put("role proposal", "own", number=waiting.pk)
    world.put("role proposal", "own", "decided", number=decided.pk)
    world.words["role shown"] = waiting.fingerprint
    by_admin = propose_role(somebody(Role.ADMINISTRATOR), _asked("newcomer", role=Role.CLERK), at=at)
    ended = propose_role(somebody(Role.ADMINISTRATOR), _asked("newcomer", role=Role.LEAD_COMMISSIONER), at=at)
    approvals.withdraw(somebody(Role.ADMINISTRATOR), EVERYWHERE, ended.pk, at=at)
    world.put("role proposal of one's own", "own", number=by_admin.pk)
    world.put("role proposal of one's own", "own", "decided", number=ended.pk)
    world.put("somebody", "own", username="goes.soon")
    world.put("somebody", "own", "left", username="has.left")
    held = _cast("goes.soon").delegations.get()
    over = _cast("until.yesterday").delegations.get()
    world.put("delegation", "own", number=held.pk)
    world.put("delegation", "own", "ended", number=over.pk)
    _invitations(world, first)


def _asked(username: str, *, role: Role = Role.MEMBER) -> Asked:
    limit = Money(100) if role.needs_a_limit else None
    return Asked(username, role.value, date(2026, 1, 1), organisation="council", partnership=OWN, limit=limit)


def _invitations(world: World, by: User) -> None:
    kept: list[str] = []

    def link(token: str) -> str:
        kept.append(token)
        return f"https://testserver/{token}"

    made = [
        identity.invite(by, username=name, email=f"{name}@example.org", post="Clerk", at=world.at, link=link)
        for name in ("invited.one", "invited.two")
    ]
    identity.withdraw_invitation(by, made[1].pk, at=world.at)
    world.put("invitation", "own", pk=made[0].pk)
    world.put("invitation", "own", "withdrawn", pk=made[1].pk)
    world.put("token", "own", token=kept[0])
    world.put("feed token", "own", token=make_address(_cast("partner.accountant"), at=world.at))


def _belongings(world: World, person: Person) -> None:
    """What is this person's own: an interest, a job, a sign-in."""
    at, whose, user = world.at, person.name, User.objects.get(username=person.name)
    if person.standing is Standing.HOLDS and person.role and Act.DECLARE_INTEREST in MATRIX[person.role]:
        kept, over = (
            declare_interest(user, OWN, about=f"{whose} {word}", says="A cousin", at=at) for word in ("Ltd", "plc")
        )
        end_interest(user, OWN, over.pk, at=at)
        world.put("interest", whose, number=kept.pk)
        world.put("interest", whose, "ended", number=over.pk)
    ended = work.ask(user, CHECKS, {}, at=at)
    work.cancel(user, ended.pk, at=at)
    world.put("job", whose, "ended", number=ended.pk)
    world.put("job", whose, number=work.ask(user, CHECKS, {"once": "more"}, at=at).pk)
    Client().force_login(user)
    world.put("sign-in", whose, pk=user.sign_ins.latest("pk").pk)
