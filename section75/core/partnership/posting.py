"""What a posting needs of a partnership: what may stand against an entry of its funds, and how accounts are called."""

from __future__ import annotations

from collections.abc import Mapping

from section75.core.calendar import Month
from section75.core.ledger import Account, FundFacts, NotAnAccount
from section75.core.partnership.partnership import Partnership


def fund_facts(partnership: Partnership, *, fund: str, closings: Mapping[Month, str]) -> FundFacts:
    """The facts a posting to the fund is checked against; `closings` are the closed months and who closed them."""
    found = partnership.fund(fund)
    return FundFacts(
        fund=found,
        schedule=partnership.schedule_of(found),
        lines=partnership.lines,
        parties=partnership.parties,
        closed=frozenset(closings),
        gaps={f"fund.{fund}.{what}": partnership.gap(what, fund) for what in ("host", "state", "manager")},
        closings=closings,
    )


def account_named(terms: Partnership, fund: str, text: str) -> str:
    """The words for an account's code: "Expenditure: Residential care", "Cash". Of lines with one name each says its
    short name too.

    What a rule places as "contribution received" is read as an account is; whatever else is none stays as it is.
    """
    try:
        account = Account.read(text)
    except NotAnAccount:
        kind_words, stroke, name = text.partition("/")
        is_a_partner = stroke and any(party.id == name for party in terms.parties)
        return f"{kind_words.capitalize()}: {terms.called(name)}" if is_a_partner else text
    kind = account.kind.value.capitalize()
    if account.kind.is_of_a_partner:
        return f"{kind}: {terms.called(account.name)}"
    if account.kind.is_of_a_line:
        lines = terms.lines_of(fund)
        name = next((line.name for line in lines if line.id == account.name), account.name)
        is_one_of_several = sum(line.name == name for line in lines) > 1
        return f"{kind}: {name} ({account.name})" if is_one_of_several else f"{kind}: {name}"
    return kind
