"""Every refusal there is can be provoked, and says what, why and what next in a plain sentence.

Those that rest on arguments alone are provoked here by the act they refuse. Those of the apps and the command line rest
on a database, a session or a port; their own tests provoke them, and the catalogue's examples show their sentences.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import section75
from section75.core import (
    agreements,
    budget,
    calendar,
    disputes,
    evidence,
    ledger,
    money,
    obligations,
    partnership,
    pools,
    records,
    risk_share,
)
from section75.core.calendar import FinancialYear, Month, Quarter, Span, read_day
from section75.core.explain import Clause
from section75.core.exposure import NothingToReplace, in_shares
from section75.core.ledger import Account, AccountKind, Balances, ByHand, Draft, Entry, FromFile, Reconciliation, Tally
from section75.core.money import Money, Ratio, Unit
from section75.core.parties import UnknownParty, known
from section75.core.pools import Basis, Destination, PlacingRule
from section75.core.refusals import Refusal, Refusals
from section75.core.risk_share import Band, Bound, Rule, settle
from section75.core.risk_share import shelf as steps
from section75.core.risk_share.taking import ratio_of
from section75.core.savings import Strategy
from section75.importers import csv_refusals as csv
from section75.importers.agreement_file import FileText, problems, read_partnership
from section75.importers.agreement_file.steps import BelowNothing
from section75.importers.agreement_file.writing import AgreementText, NotInRecords
from section75.importers.csv_table import read_table
from section75.importers.forecast_file import ForecastRowUnreadable, read_forecast
from section75.importers.workbook import refusals as book
from section75.returns import Check, ChecksDoNotHold, NotAReturn, UnknownEdition, find_edition, read_value, require_all
from section75.returns.editions.pooled_fund_quarter import NothingPosted

from .refused_acts import REFUSED_ACTS
from .refused_bridges import REFUSED_BRIDGES
from .refused_closings import REFUSED_CLOSINGS
from .refused_events import REFUSED_EVENTS
from .refused_journals import REFUSED_JOURNALS
from .refused_law import REFUSED_LAW
from .refused_notices import REFUSED_NOTICES
from .refused_organisations import REFUSED_ORGANISATIONS
from .refused_placing import REFUSED_PLACING
from .refused_receipts import REFUSED_RECEIPTS
from .refused_sources import REFUSED_SOURCES
from .refused_variations import REFUSED_VARIATIONS
from .small_workbook import BOOK, OLE, SHEET_1, WORKSHEET, workbook

ROOT = Path(__file__).resolve().parents[2]
SMALL = (ROOT / "tests" / "importers" / "agreement_file" / "small.toml").read_text(encoding="utf-8")
PARTNERSHIP = read_partnership([FileText("small.toml", SMALL.encode())])
YEAR, JUNE, DAY = FinancialYear(2022), Month(FinancialYear(2022), 3), date(2022, 6, 14)
CLAUSE = Clause("Sch. 3 para 4.2")
SPEND, CASH = Account(AccountKind.SPEND, "beds"), Account(AccountKind.CASH)
FACTS = partnership.fund_facts(PARTNERSHIP, fund="equipment", closings={})
OVERSPEND = Money.of("312,000")
ALONE = Ratio.printed({"council": "100%"})
SETTLED_BY = partnership.facts_of(PARTNERSHIP, fund="equipment", year=YEAR, on=YEAR.starts_on)


def spoilt(old: str, new: str) -> Callable[[], object]:
    """Reads the small agreement file with one thing spoilt."""
    return lambda: read_partnership([FileText("small.toml", SMALL.replace(old, new).encode())])


def function(**changes: Any) -> Callable[[], object]:
    """Makes a delegated function of the ICB's, with changes."""
    sound: dict[str, Any] = {"schedule": "equipment", "what": "After-care", "owner": "icb"}
    sound |= {"kind": records.FunctionKind.NHS, "clause": Clause("Sch. 1")}
    return lambda: records.DelegatedFunction(**sound | changes)


def draft(**changes: Any) -> Draft:
    """A posting that nothing stands against, with changes."""
    sound: dict[str, Any] = {
        "fund": "equipment",
        "effective_on": DAY,
        "month": JUNE,
        "debit": SPEND,
        "credit": CASH,
        "amount": Money.of("1,250.37"),
        "narrative": "Beds",
        "authority": "Sch. 1 line 1",
        "origin": ByHand("entered by hand"),
    }
    return Draft(**(sound | changes))


def posting(**changes: Any) -> Callable[[], object]:
    """Posts it to the small partnership's fund."""
    return lambda: ledger.check_posting([draft(**changes)], facts=FACTS)


def settling(*names: str, **fields: Any) -> Callable[[], object]:
    """Settles an overspend by the steps named, in the small partnership."""
    made = tuple(steps()[name].make(clause=CLAUSE, **fields) for name in names)
    facts = partnership.facts_of(PARTNERSHIP, fund="equipment", year=YEAR, on=YEAR.starts_on)
    unaccepted = replace(facts.savings[0], strategy=Strategy.NOT_ACCEPTED, target=Money.of("1,000,000"))
    rule = Rule("equipment", made, (), CLAUSE)
    return lambda: settle(OVERSPEND, rule=rule, facts=replace(facts, savings=(unaccepted,)))


def by_line(name: str, *, facts: risk_share.Facts, **terms: Any) -> Callable[[], object]:
    """Applies one step to £5.00 left of an underspend on one line, with an overspend on another."""
    left = (("beds", Money(500)), ("hoists", Money(-1000)))
    step = steps()[name].make(clause=CLAUSE, **terms)
    return lambda: step.apply(risk_share.Settlement.of(Money(-500), left), replace(facts, line_variances=left))


def of_the_whole(name: str, *, facts: dict[str, Any] | None = None, **terms: Any) -> Callable[[], object]:
    """Makes one step and applies it to an overspend, on facts that are changed."""
    return lambda: (
        steps()[name]
        .make(clause=CLAUSE, **terms)
        .apply(risk_share.Settlement.of(OVERSPEND), replace(SETTLED_BY, **(facts or {})))
    )


def happened(**records: Any) -> dict[str, Any]:
    """Facts with these circumstances."""
    return {"circumstances": risk_share.Circumstances(**records)}


def _a_step_by_line_after_one_from_the_whole() -> None:
    whole = risk_share.Settlement.of(Money(5), (("beds", Money(5)),))
    taken = whole.take(Money(1), by="icb", sentence="It bears.", clause=CLAUSE, operation="split")
    taken.lines_left(CLAUSE)


def table(content: bytes | str) -> Callable[[], object]:
    """Reads it as a table of lines and amounts."""
    columns = {"line": ("service line",), "amount": ("net amount",)}
    return lambda: read_table(content.encode() if isinstance(content, str) else content, columns=columns)


def _three_rows_where_two_are_the_limit() -> None:
    with mock.patch("section75.importers.csv_table.ROWS_LIMIT", 2):
        table("line,amount\na,1\nb,1\nc,1\n")()


def _a_reader_that_cannot_be_started() -> None:
    with mock.patch("section75.importers.workbook.ask.sys.executable", "/nowhere/python"):
        workbook({})()


def rule(target: str) -> PlacingRule:
    return PlacingRule("EQ1", Destination.SPEND, target, Span(DAY), CLAUSE)


def tallied(control_total: str, unread: int = 0) -> Callable[[], object]:
    """Holds one placed row of £1.00 to a control total."""
    nothing = Tally(0, Money(0))
    return Reconciliation(Tally(1, Money(100)), nothing, nothing, Money.of(control_total), unread).require


def positioned(*, budget_given: bool) -> Callable[[], object]:
    """Asks for the variance of June, with a budget or with a forecast of one line."""
    line = PARTNERSHIP.lines[0]
    table = replace(PARTNERSHIP.budgets[0], rows=PARTNERSHIP.budgets[0].rows[:1])
    given = {"budget": table, "forecast": None} if budget_given else {"budget": None, "forecast": FORECAST}
    found = budget.position(lines=(line,), balances=Balances(()), month=JUNE, **given)
    return lambda: found.variance


def asked_to(verb: str, *before: str, organisation: str = "icb") -> Callable[[], object]:
    """A question the ICB asked of the council the same day, and something that is then tried with it."""
    clock = disputes.begin(STEP, on=DAY, holidays=calendar.ENGLAND)
    turns = tuple(disputes.Turn(disputes.Verb(each), "icb", DAY) for each in before)
    question = disputes.Question("icb", "council", clock, turns)
    return lambda: disputes.require_move(question, disputes.Verb(verb), organisation=organisation, on=DAY)


STEP = disputes.Rung(1, "the pool manager", 10, disputes.Counted.WORKING_DAYS, CLAUSE)
FORECAST = budget.Forecast("equipment", YEAR, JUNE, 1, (budget.ForecastRow("beds", Money(1)),), "first")
HASH = "9c" * 32
ENTRY = Entry(701, datetime(2022, 7, 4, 9, 0, tzinfo=UTC), draft())
FORECAST_HEAD = "line,forecast outturn\n"

PROVOKED: dict[type[Refusal], Callable[[], object]] = {
    Refusals: lambda: read_partnership([FileText("empty.toml", b"")]),
    # money
    money.NotAnAmount: lambda: Money.of("1.250,37"),
    money.FinerThanAPenny: lambda: Money.of("1,250.375"),
    money.AmountTooLarge: lambda: Money.of("122,050,000", Unit.MILLIONS),
    money.NotAShare: lambda: Ratio.printed({"council": "76.78"}),
    money.NegativeShare: lambda: Ratio.printed({"council": "110%", "icb": "-10%"}),
    money.SharesNotAWhole: lambda: Ratio.printed({"council": "76.78%", "icb": "23.21%"}, clause="Sch. 3"),
    money.BaseIsNothing: lambda: Ratio.contributed([("council", Money(0))], base="net contributions, 2022/23"),
    # calendar, evidence
    calendar.NotADay: lambda: read_day("31/06/2022"),
    calendar.NotAFinancialYear: lambda: FinancialYear.read("2022/24"),
    calendar.NotAMonth: lambda: Month(YEAR, 16),
    calendar.NotAQuarter: lambda: Quarter(YEAR, 5),
    calendar.BackwardSpan: lambda: Span(date(2024, 9, 1), date(2024, 4, 1)),
    evidence.NotCanonical: lambda: evidence.canonical_bytes(76.78),
    evidence.NotACheckpoint: lambda: evidence.read_note(b"a letter"),
    evidence.NotAKey: lambda: evidence.PublicKey.of("example.org"),
    evidence.NotAnExport: lambda: evidence.read_keys(b"owning 1 key"),
    # parties, agreements
    UnknownParty: lambda: known("counsil", PARTNERSHIP.parties, where="The host"),
    agreements.Silent: lambda: agreements.in_force([], on=DAY, what="the host"),
    agreements.TwoTermsApply: lambda: agreements.in_force(PARTNERSHIP.funds[0].host * 2, on=DAY, what="the host"),
    agreements.OutsideTerm: posting(effective_on=date(2025, 4, 1), month=Month(FinancialYear(2025), 1)),
    # records
    records.ExercisedByItsOwner: function(exercised_by="icb", arrangement=records.ArrangementType.LA_EXERCISES_NHS),
    records.WrongWayRound: function(exercised_by="council", arrangement=records.ArrangementType.NHS_EXERCISES_LA),
    # pools
    pools.NoContributions: lambda: pools.contributed(
        PARTNERSHIP.contributions, fund="equipment", year=YEAR, basis=Basis.AS_AGREED
    ),
    pools.TwoRulesPlace: lambda: pools.place(
        [rule("beds"), rule("hoists")], cost_centre="EQ1", subjective="4411", on=DAY
    ),
    # ledger
    ledger.NotAnAccount: lambda: Account.read("spend/beds"),
    ledger.NothingToPost: lambda: draft(amount=Money(0)),
    ledger.EntryTooLarge: lambda: draft(amount=Money(10**13)),
    budget.NothingToForecast: lambda: budget.check_forecast(
        budget.Forecast("equipment", JUNE.year, JUNE, 1, (), ""), lines=()
    ),
    budget.OutturnTooLarge: lambda: budget.check_forecast(
        budget.Forecast("equipment", JUNE.year, JUNE, 1, (budget.ForecastRow("a", Money(10**13)),), ""),
        lines=(pools.Line("a", "equipment", "A", pools.Nature.BLOCK, CLAUSE),),
    ),
    ledger.SameAccountTwice: lambda: draft(credit=SPEND),
    ledger.AuthorityMissing: lambda: draft(authority=" "),
    ledger.ReasonMissing: lambda: ByHand(""),
    ledger.NotAFileHash: lambda: FromFile("AP_2022_06.csv", 318, "AP_2022_06.csv"),
    ledger.NotARow: lambda: FromFile(HASH, 0, "AP_2022_06.csv"),
    ledger.ControlTotalDiffers: tallied("2"),
    ledger.AmountsUnread: tallied("1", unread=2),
    ledger.MonthClosed: lambda: ledger.check_posting([draft()], facts=replace(FACTS, closed=frozenset({JUNE}))),
    ledger.EffectiveAfterMonth: posting(effective_on=date(2022, 7, 1)),
    ledger.AnotherFund: posting(fund="transport"),
    ledger.UnknownLine: posting(debit=Account(AccountKind.SPEND, "bed")),
    ledger.NotPermittedExpenditure: posting(debit=Account(AccountKind.SPEND, "charges")),
    ledger.AlreadyReversed: lambda: ledger.reverse(
        ENTRY, because="entered twice", month=JUNE, effective_on=DAY, already={701}
    ),
    # budget
    budget.NoLines: lambda: budget.position(lines=(), budget=None, balances=Balances(()), month=JUNE, forecast=None),
    budget.ForecastMissing: positioned(budget_given=True),
    budget.BudgetMissing: positioned(budget_given=False),
    budget.LineForecastTwice: lambda: replace(FORECAST, rows=FORECAST.rows * 2),
    budget.LineNotForecast: lambda: budget.check_forecast(FORECAST, lines=PARTNERSHIP.lines),
    budget.ForecastForAnotherYear: lambda: replace(FORECAST, year=FinancialYear(2023)),
    # risk share
    risk_share.NobodyBears: settling(),
    risk_share.BaseNotNamed: settling("in proportion"),
    risk_share.SavingExceedsOverspend: settling("sponsor bears its saving"),
    risk_share.LinesNotGiven: lambda: risk_share.Settlement.of(OVERSPEND).lines_left(CLAUSE),
    risk_share.LinesNoLongerKnown: _a_step_by_line_after_one_from_the_whole,
    risk_share.LinesDoNotAddUp: lambda: settle(
        OVERSPEND,
        rule=Rule("equipment", (), (), CLAUSE),
        facts=replace(SETTLED_BY, line_variances=(("beds", Money(1)),)),
    ),
    risk_share.StepNamesUnknownLine: lambda: SETTLED_BY.require_lines(("bed",), CLAUSE),
    risk_share.LineHasNoOwner: lambda: SETTLED_BY.origin("nowhere", CLAUSE),
    risk_share.SharesSaidTwice: lambda: ratio_of(
        Ratio.printed({"council": "100%"}), risk_share.Base(Basis.NET), facts=SETTLED_BY, clause=CLAUSE
    ),
    risk_share.NotAnIncomeLine: by_line(
        "income variance with its owner", facts=SETTLED_BY, by="council", lines=("beds",)
    ),
    NothingToReplace: lambda: in_shares(
        Rule("equipment", (steps()["sponsor bears its saving"].make(clause=CLAUSE),), (), CLAUSE),
        Ratio.printed({"council": "100%"}),
        clause=CLAUSE,
    ),
    pools.VersionNotNamed: lambda: pools.contributed(
        (*PARTNERSHIP.contributions, replace(PARTNERSHIP.contributions[0], version=pools.Version.REVISED)),
        fund="equipment",
        year=YEAR,
        basis=Basis.AS_AGREED,
    ),
    pools.GrantNotGiven: lambda: pools.contributed(
        (
            replace(
                PARTNERSHIP.contributions[0],
                rows=(pools.ContributionRow("council", gross=Money(100)),),
                printed_totals=(),
            ),
        ),
        fund="equipment",
        year=YEAR,
        basis=Basis.GROSS,
        grants=("iBCF",),
    ),
    BelowNothing: spoilt(
        "[[risk_share.overspend]]",
        '[[risk_share.overspend]]\nstep = "first loss"\namount = "-5"\nby = "icb"\nclause = "x"\n\n'
        "[[risk_share.overspend]]",
    ),
    # risk share: steps by line, and steps for an underspend
    risk_share.RingFencedLineOffset: by_line(
        "offset underspends first", facts=replace(SETTLED_BY, ring_fenced=frozenset({"hoists"}))
    ),
    risk_share.NoIncomeLine: by_line(
        "income variance with its owner", facts=replace(SETTLED_BY, lines=SETTLED_BY.lines[:2]), by="council"
    ),
    risk_share.IncrementNotGiven: by_line(
        "increment only", facts=SETTLED_BY, lines=("charges",), shares=Ratio.printed({"council": "100%"})
    ),
    risk_share.NoOneLeadToKeepIt: by_line("kept by the lead", facts=replace(SETTLED_BY, leads={})),
    # risk share: steps that take from the whole
    risk_share.HostNotKnown: of_the_whole("host bears", facts={"host": ""}),
    risk_share.LeadNotKnown: of_the_whole("lead bears", facts={"leads": {}}),
    risk_share.BandBackward: of_the_whole("bands", bands=(Band(Money(5), Money(5), ALONE),)),
    risk_share.BandsOverlap: of_the_whole("bands", bands=(Band(Money(0), None, ALONE), Band(Money(5), None, ALONE))),
    risk_share.CapBelowCollar: of_the_whole("cap and collar", bounds=(Bound("council", Money(5), Money(4)),)),
    risk_share.BoundOnTheWrongSide: of_the_whole("cap and collar", bounds=(Bound("council", Money(5), None),)),
    risk_share.ExcessGoesToABoundPartner: of_the_whole(
        "cap and collar", bounds=(Bound("council", None, Money(5)),), excess_to="council"
    ),
    risk_share.CeilingNotKnown: of_the_whole(
        "ceiling per partner", maximum_funding=risk_share.Amounts(()), shares=ALONE
    ),
    risk_share.MaximumBelowContribution: of_the_whole(
        "ceiling per partner", maximum_funding=risk_share.Amounts((("council", Money(5)),)), shares=ALONE
    ),
    risk_share.FaultExceedsOverspend: of_the_whole(
        "party at fault bears",
        facts=happened(
            faults=(risk_share.Fault("equipment", YEAR, "council", Money.of("400,000"), "unauthorised", CLAUSE),)
        ),
    ),
    risk_share.ContingencyNotGiven: of_the_whole("contingency first"),
    risk_share.RecoveryPlanNotGiven: of_the_whole("recovery plan first"),
    risk_share.RecoveryPlanNotApproved: of_the_whole(
        "recovery plan first",
        facts=happened(recovery_plans=(risk_share.RecoveryPlan("equipment", YEAR, Money(5), None, CLAUSE),)),
    ),
    risk_share.SharingKeyUnknown: of_the_whole("shared by a key", key="population"),
    risk_share.SharingKeyNotForYear: of_the_whole(
        "shared by a key",
        facts=happened(keys=(risk_share.SharingKey("population", FinancialYear(2021), "people", (), CLAUSE),)),
        key="population",
    ),
    risk_share.ShareSuspended: of_the_whole("suspended", facts={"on": DAY}, starts=DAY),
    risk_share.DayNotGiven: of_the_whole("suspended", facts={"on": None}, starts=DAY),
    risk_share.TaperBackward: of_the_whole(
        "tapered shares", from_year=YEAR, from_shares=ALONE, to_year=YEAR, to_shares=ALONE
    ),
    risk_share.OutsideTheTaper: of_the_whole(
        "tapered shares",
        from_year=FinancialYear(2023),
        from_shares=ALONE,
        to_year=FinancialYear(2024),
        to_shares=ALONE,
    ),
    # partnership
    partnership.NotARange: lambda: partnership.variances_between(Money(5), Money(1), points=3),
    partnership.NoSuchLine: lambda: partnership.spread_of(
        PARTNERSHIP, Rule("equipment", (), (), CLAUSE), fund="equipment", year=YEAR, line="bed"
    ),
    obligations.NoWindow: lambda: obligations.obligations(PARTNERSHIP, between=Span(DAY)),
    partnership.UnknownFund: lambda: PARTNERSHIP.fund("equipmnet"),
    partnership.BlockedByFindings: lambda: partnership.require_clear(
        replace(PARTNERSHIP, funds=(replace(PARTNERSHIP.funds[0], host=()),)), schedule="equipment", act="Posting"
    ),
    partnership.NotAWayToShare: lambda: partnership.tried_ways("70", ("council", "icb")),
    # the agreement file
    problems.FileNotUnderstood: spoilt("[file]", "[file"),
    problems.UnknownKey: spoilt('short_name = "the ICB"', 'shortname = "the ICB"'),
    problems.WrongValue: spoilt('is = "pooled"', 'is = "pool"'),
    problems.Unresolved: spoilt('[[host]]\nfund = "equipment"', '[[host]]\nfund = "equipmnet"'),
    problems.ValueWithoutUnit: spoilt(
        "[[group]]", '[[vehicle]]\nkind = "grant"\nname = "Winter"\namount = "250"\nsource = "letter"\n\n[[group]]'
    ),
    problems.SaidTwice: spoilt('id = "hoists"', 'id = "beds"'),
    problems.NotOnePartnership: lambda: read_partnership(
        [FileText("a.toml", SMALL.encode()), FileText("b.toml", SMALL.replace('id = "small"', 'id = "large"').encode())]
    ),
    NotInRecords: lambda: AgreementText.read("a.toml", b"party = []\n"),
    problems.NoFiles: lambda: read_partnership([]),
    # CSV
    csv.FileTooLarge: table(b"x" * 50_000_001),
    csv.WrongEncoding: table(b"line,amount\nbeds,\x811\n"),
    csv.NulBytes: table("line,amount\nbeds,\0\n"),
    csv.BrokenTable: table('line,amount\n"beds,1\n'),
    csv.CellTooLong: table(f"line,amount\n{'b' * 40_000},1\n"),
    csv.TooManyRows: _three_rows_where_two_are_the_limit,
    csv.TooManyColumns: table(",".join(f"c{number}" for number in range(600)) + "\n1\n"),
    csv.NothingInTheFile: table("line,amount\n"),
    csv.MissingColumns: table("line,amuont\nbeds,1\n"),
    csv.ColumnGivenTwice: table("line,amount,net amount\nbeds,1,1\n"),
    # workbooks
    book.WorkbookLocked: workbook(OLE + "EncryptedPackage".encode("utf-16-le")),
    book.OldWorkbook: workbook({"xl/workbook.bin": ""}),
    book.NotAWorkbook: workbook({}, without="xl/workbook.xml"),
    book.WorkbookBroken: workbook(b"PK\x03\x04"),
    book.WorkbookTooLarge: workbook({f"xl/{number}": "" for number in range(1_001)}),
    book.UnsafePart: workbook({"../x": ""}),
    book.WorkbookWithMacros: workbook({"xl/macrosheets/sheet1.xml": "<a/>"}),
    book.ValuesFromAnotherWorkbook: workbook({SHEET_1: WORKSHEET.format('<c r="A2"><f>[1]S!A1</f></c>')}),
    book.CellTooFarOut: workbook({SHEET_1: WORKSHEET.format('<c r="XFD2"><v>1</v></c>')}),
    book.WhichSheet: workbook({"xl/workbook.xml": BOOK.format('<sheet name="A" r:id="a"/><sheet name="B" r:id="a"/>')}),
    book.WorkbookReaderStopped: _a_reader_that_cannot_be_started,
    ForecastRowUnreadable: lambda: read_forecast(f"{FORECAST_HEAD}beds,\n".encode()),
    # what must be told
    ChecksDoNotHold: lambda: require_all([Check("5 is what the cash account holds", Money(1), Money(2))], title="It"),
    NothingPosted: lambda: find_edition("pooled-fund-quarter").gather(
        partnership=PARTNERSHIP,
        fund="equipment",
        quarter=Quarter(YEAR, 2),
        balances=Balances(()),
        journal_upto=0,
        forecast=None,
        waiting=Tally(0, Money(0)),
    ),
    UnknownEdition: lambda: find_edition("pool-quarter"),
    NotAReturn: lambda: read_value(b"{}"),
    # bank holidays, the escalation ladder, questions about figures
    calendar.YearWithoutHolidays: lambda: calendar.ENGLAND.after(date(2027, 12, 20), 10),
    calendar.NotThatMany: lambda: calendar.ENGLAND.after(DAY, -1),
    disputes.LadderHasGaps: lambda: disputes.Ladder.of([STEP, replace(STEP, number=3)]),
    disputes.NoFurtherStep: lambda: disputes.Ladder.of([STEP]).after(1),
    disputes.QuestionEnded: asked_to("add", "withdraw"),
    disputes.NotTheSide: asked_to("accept", organisation="council"),
    disputes.NothingToAccept: asked_to("accept"),
    disputes.StepStillRuns: asked_to("escalate"),
    # who may do what, and who may approve it
    **REFUSED_ACTS,
    **REFUSED_EVENTS,
    **REFUSED_LAW,
    **REFUSED_CLOSINGS,
    **REFUSED_JOURNALS,
    **REFUSED_BRIDGES,
    **REFUSED_ORGANISATIONS,
    **REFUSED_PLACING,
    **REFUSED_SOURCES,
    **REFUSED_NOTICES,
    **REFUSED_RECEIPTS,
    **REFUSED_VARIATIONS,
}


def every_refusal() -> set[type[Refusal]]:
    """Every subclass of Refusal in the package, wherever it is written."""
    for listed in pkgutil.walk_packages(section75.__path__, "section75."):
        if listed.name not in ("section75.site.wsgi", "section75.cli.main") and "migrations" not in listed.name:
            importlib.import_module(listed.name)
    return set(_under(Refusal))


def _under(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for below in kind.__subclasses__():
        if below.__module__.startswith("section75."):
            yield below
        yield from _under(below)


def provoked(kind: type[Refusal]) -> Refusal:
    """The refusal that the act gives; one of several, where several are given."""
    with pytest.raises(Refusal) as caught:
        PROVOKED[kind]()
    each = (caught.value, *(caught.value.each if isinstance(caught.value, Refusals) else ()))
    return next(refusal for refusal in each if type(refusal) is kind)


def examples() -> dict[type[Refusal], Callable[[], Refusal]]:
    """The catalogue's examples, of every refusal."""
    path = ROOT / "docs" / "refusal_examples.py"
    spec = importlib.util.spec_from_file_location("refusal_examples", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[type[Refusal], Callable[[], Refusal]] = module.EXAMPLES
    return found


def rests_on_arguments(kind: type[Refusal]) -> bool:
    """Can it be provoked without a database, a session or a terminal?"""
    return kind.__module__.split(".")[1] in ("core", "importers", "returns")


def test_every_refusal_that_rests_on_arguments_is_provoked_here() -> None:
    assert set(PROVOKED) == {kind for kind in every_refusal() if rests_on_arguments(kind)}


def test_every_other_refusal_has_its_example_in_the_catalogue() -> None:
    assert {kind for kind in every_refusal() if not rests_on_arguments(kind)} <= set(examples())


def spoken_well(says: str) -> None:
    """One plain text: what and which, then what to do; and nothing of the program's inside."""
    assert len(says) > 40
    for sentence in says.splitlines():
        assert sentence.endswith("."), sentence
    assert re.search(r"[.:;] \S", says), "it says what to do as well as what is wrong"
    assert not re.search(r"<[a-z_]+[.\w]* object|<section75|\w+\(\w+=|Error\b|None\b|section75\.(core|apps)", says), (
        says
    )


@pytest.mark.parametrize("kind", PROVOKED, ids=lambda kind: kind.__name__)
def test_what_is_refused_says_what_and_what_to_do(kind: type[Refusal]) -> None:
    refusal = provoked(kind)
    spoken_well(refusal.says)
    assert str(refusal) == refusal.says
    assert refusal.as_data()["says"] == refusal.says
    assert refusal.name == kind.__name__


def test_what_the_apps_and_the_command_line_refuse_is_said_as_well() -> None:
    others = {kind: example for kind, example in examples().items() if not rests_on_arguments(kind)}
    for kind, example in others.items():
        assert type(example()) is kind
        spoken_well(example().says)


def test_every_refusal_says_in_a_sentence_what_it_is() -> None:
    for kind in every_refusal():
        assert kind.__doc__, kind
        assert kind.__doc__.strip().endswith("."), kind
        assert not kind.__name__.endswith(("Error", "Exception")), kind


def test_no_two_refusals_have_one_name() -> None:
    names = sorted(kind.__name__ for kind in every_refusal())
    assert names == sorted(set(names))
