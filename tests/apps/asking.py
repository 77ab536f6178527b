"""Small books to ask questions about: the example's agreement, six people, a few approved entries, a forecast."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from section75.apps.accounts.actions import Given, add_person, give
from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.approvals.kinds import Carrying
from section75.apps.approvals.models import Decision, Proposal
from section75.apps.budget import store as budget
from section75.apps.ledger.store import Ledger, append, journal_digest, last_seq
from section75.apps.returns import making
from section75.apps.returns import store as returns
from section75.apps.returns.models import IssuedReturn
from section75.core.authority import Role, Scope
from section75.core.budget import Forecast, ForecastRow
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import sha256_of
from section75.core.ledger import Account, ByHand, Draft
from section75.core.money import Money
from section75.importers.agreement_file import FileText

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
SLUG = "cambridgeshire-learning-disability"
FUND = Ledger(SLUG, "learning-disability")
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)  # a Monday
JUNE = Month(FinancialYear(2022), 3)
BASE = f"/partnerships/{SLUG}/learning-disability"
VARIANCE = f"{BASE}/budget/why/all-lines.variance/?month=2022%2F23+M3"
SHARE = f"{BASE}/risk-share/why/icb/?month=2022%2F23+M3"
PEOPLE = {
    "host.preparer": (Role.HOST_PREPARER, "council"),
    "pool.manager": (Role.POOL_MANAGER, "council"),
    "partner.officer": (Role.PARTNER_FINANCE, "icb"),
    "partner.chief": (Role.PARTNER_CHIEF, "icb"),
    "auditor": (Role.AUDITOR, "icb"),
    "member": (Role.MEMBER, "icb"),
}


@dataclass(frozen=True)
class Books:
    """Everybody by sign-in name, and what was posted for them."""

    people: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, name: str) -> User:
        return self.people[name]

    def entry(self, pounds: str, *, at: datetime = AT, line: str = "residential-care") -> int:
        """Post one approved entry of spend in June; its number."""
        draft = Draft(
            fund=FUND.fund,
            effective_on=date(2022, 6, 14),
            month=JUNE,
            debit=Account.read(f"expenditure/{line}"),
            credit=Account.read("cash"),
            amount=Money.of(pounds),
            narrative="Residential placement",
            authority="Sch. 1 line 1",
            origin=ByHand("Invented for a test"),
        )
        said = self._approved("post-journal", "prepared_by", "approved_by", at)
        number = said.pop("proposal").pk  # type: ignore[attr-defined]
        place = Scope(SLUG, FUND.fund)
        under = Carrying(number=number, scope=place, arguments={}, at=at, because="", **said)  # type: ignore[arg-type]
        with transaction.atomic():
            (seq,) = append(FUND, [draft], under=under)
        return seq

    def issue(self, *, at: datetime = AT) -> IssuedReturn:
        """Issue the report for the first quarter."""
        value = making.made(making.cut_now(FUND, edition="pooled-fund-quarter", period="2022/23 Q1"))
        upto = last_seq(FUND)
        row = IssuedReturn(
            partnership_id=SLUG,
            fund=FUND.fund,
            edition="pooled-fund-quarter",
            period="2022/23 Q1",
            value=value,
            terms=agreements.latest(SLUG).terms,
            journal_upto=upto,
            journal_sha256=journal_digest(FUND, upto=upto),
            forecast_month=3,
            forecast_version=1,
            rows_waiting=0,
            pence_waiting=0,
            issued_at=at,
            **self._approved("issue-report", "issued_by", "countersigned_by", at),
        )
        return returns.keep(row, {})

    def _approved(self, kind: str, first: str, second: str, at: datetime) -> dict[str, object]:
        """A proposal of the preparer that the pool manager approved, as the database asks for it."""
        preparer, approver = self["host.preparer"], self["pool.manager"]
        proposal = Proposal.objects.create(
            kind=kind,
            partnership=SLUG,
            fund=FUND.fund,
            arguments="{}",
            title=kind,
            shown="{}",
            fingerprint=sha256_of(kind.encode()),
            pence=0,
            needs=",council,",
            needs_count=1,
            binds_both=False,
            prepared_by=preparer,
            organisation="council",
            delegation="in a test",
            proposed_at=at,
            expires_at=at + timedelta(days=14),
        )
        Decision.objects.create(
            proposal=proposal,
            verb="approve",
            by=approver,
            prepared_by=preparer,
            organisation="council",
            delegation="in a test",
            at=at,
            ends=True,
        )
        return {first: preparer, second: approver, "proposal": proposal}


def books(without_ladder: bool = False) -> Books:
    """The books, in an empty database; the agreement without its escalation ladder if that is asked for."""
    files = [FileText(name, (FOLDER / name).read_bytes()) for name in ("agreement.toml", "invented-terms.toml")]
    if without_ladder:
        files = [FileText(file.name, _without_ladder(file.content)) for file in files]
    load_at_the_terminal(files, at=AT)
    people = {name: person(name, role, organisation) for name, (role, organisation) in PEOPLE.items()}
    people["stranger"] = add_person("stranger", post="Pool manager elsewhere", password="not-to-be-guessed-1")
    made = Books(people)
    made.entry("1,250.37")
    lines = agreements.latest(SLUG).lines_of(FUND.fund)
    rows = tuple(ForecastRow(line.id, Money.of("15,000,000")) for line in lines)
    budget.append(FUND, Forecast(FUND.fund, JUNE.year, JUNE, 1, rows, ""), by=people["host.preparer"], at=AT)
    return made


def person(name: str, role: Role, organisation: str, *, fund: str = "") -> User:
    """Somebody with one delegation, from 2022 on; an auditor's and nobody else's ends."""
    user = add_person(name, post=role.value, password="not-to-be-guessed-1")
    last_day = date(2099, 12, 31) if role.is_time_boxed else None
    given = Given(role, organisation, Scope(SLUG, fund), date(2022, 1, 1), last_day=last_day, limit=Money(10**9))
    give(user, given, at=AT, by="a test")
    return user


def _without_ladder(content: bytes) -> bytes:
    parts = content.decode().split("\n[[")
    return "\n[[".join(part for part in parts if not part.startswith("escalation]]")).encode()
