"""The figure a question is about, looked up again here: what somebody sends of it is an address and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse

from section75.apps.budget import store as budget
from section75.apps.disputes.refusals import NoSuchFigure, OnlyTried
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.months import latest_month
from section75.apps.ledger.store import Ledger
from section75.apps.returns import store as returns
from section75.apps.risk_share import store as risk_share
from section75.core.calendar import Month, NotAMonth
from section75.core.explain import Figure
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.returns import read_value

NAMES = {
    "budget": "Budget",
    "actual-in-month": "Actual in month",
    "actual-to-date": "Actual to date",
    "forecast-outturn": "Forecast outturn",
    "variance": "Variance",
}
LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as it stands now: its kind and address, what it is called, its sentence and amount.

    `upto` is the last entry it counts; `report_sha256` names the issued report, where it is a line of one.
    """

    kind: str
    address: str
    title: str
    sentence: str
    amount: Money
    upto: int
    terms: str
    report_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that leads to a why-page of the fund: the words in it, and the month it asks for."""

    partnership: Partnership
    ledger: Ledger
    words: dict[str, str]
    month: str
    address: str

    def month_or_latest(self) -> Month:
        """The month asked for, or else the latest with entries."""
        try:
            month = Month.read(self.month) if self.month else latest_month(self.partnership, self.ledger)
        except NotAMonth:
            month = None
        if month is None:
            raise NoSuchFigure(self.address)
        return month


def find(partnership: Partnership, fund: str, address: str) -> Found:
    """The figure at an address of a why-page of this fund, worked out anew. Refuses anything else."""
    if len(address) > LONGEST_ADDRESS:
        raise NoSuchFigure(address)
    try:
        parts = urlsplit(address)
        match = resolve(parts.path)
    except (Resolver404, ValueError):
        raise NoSuchFigure(address) from None
    query = QueryDict(parts.query)
    words = {key: str(value) for key, value in match.kwargs.items()}
    foreign = parts.scheme or parts.netloc or (words.pop("slug", ""), words.pop("fund", "")) != (partnership.id, fund)
    look = _BY_PAGE.get(match.view_name)
    if foreign or look is None:
        raise NoSuchFigure(address)
    if query.get("variance"):
        raise OnlyTried
    return look(Asked(partnership, Ledger(partnership.id, fund), words, query.get("month", ""), address))


def _of_the_position(asked: Asked) -> Found:
    """A figure of the position at the end of a month."""
    month = asked.month_or_latest()
    line, _, name = asked.words["figure"].partition(".")
    position = budget.position_of(asked.partnership, asked.ledger, month)
    row = next((row for row in (*position.rows, position.total) if row.line == line), None)
    figure: Figure | None = getattr(row, name.replace("-", "_")) if row is not None and name in NAMES else None
    if figure is None or row is None:
        raise NoSuchFigure(asked.address)
    address = _address("budget:why", asked, month, figure=f"{line}.{name}")
    return _worked_out("position", asked, address, f"{NAMES[name]} of {row.name}, {month.in_words}", figure)


def _of_a_share(asked: Asked) -> Found:
    """What a partner bears of the forecast variance at the end of a month."""
    month = asked.month_or_latest()
    party = next((party for party in asked.partnership.parties if party.id == asked.words["partner"]), None)
    if party is None:
        raise NoSuchFigure(asked.address)
    position = risk_share.position_at(asked.partnership, asked.ledger, month)
    settlement = risk_share.settlement_of(
        asked.partnership,
        asked.ledger,
        month=month,
        variance=position.variance.amount,
        lines=position.line_variances,
    )
    address = _address("risk_share:why", asked, month, partner=party.id)
    title = f"Share of {party.called} in the variance, {month.in_words}"
    return _worked_out("share", asked, address, title, settlement.share(party.id, party.called))


def _of_a_report(asked: Asked) -> Found:
    """A line of an issued report, in the words frozen with it."""
    row = returns.issued(asked.ledger, int(asked.words["pk"]))
    value = read_value(bytes(row.value)) if row is not None else None
    lines = (each for section in value["sections"] for each in section["lines"]) if value is not None else ()
    line = next((each for each in lines if each["code"] == asked.words["line"] and each["why"]), None)
    if row is None or value is None or line is None or line["amount"] is None:
        raise NoSuchFigure(asked.address)
    because = (line["why"] or {})["because"]
    assert isinstance(because, dict), "an explanation is a tree"
    return Found(
        kind="report line",
        address=_address("returns:why", asked, None, pk=row.pk, line=line["code"]),
        title=f"Line {line['code']}, {line['words']}, {value['title']} {row.period}",
        sentence=str(because["sentence"]),
        amount=Money(line["amount"]),
        upto=row.journal_upto,
        terms=row.terms,
        report_sha256=row.sha256,
    )


def _worked_out(kind: str, asked: Asked, address: str, title: str, figure: Figure) -> Found:
    return Found(
        kind=kind,
        address=address,
        title=title,
        sentence=figure.because.sentence,
        amount=figure.amount,
        upto=ledger_store.last_seq(asked.ledger),
        terms=asked.partnership.terms,
    )


def _address(view: str, asked: Asked, month: Month | None, **words: object) -> str:
    """The one way in which we write the address of a figure; a month is always named in it."""
    place = {"slug": asked.ledger.partnership, "fund": asked.ledger.fund}
    path = reverse(view, kwargs={**place, **words})
    return f"{path}?{urlencode({'month': str(month)})}" if month else path


_BY_PAGE: dict[str, Callable[[Asked], Found]] = {
    "budget:why": _of_the_position,
    "risk_share:why": _of_a_share,
    "returns:why": _of_a_report,
}
