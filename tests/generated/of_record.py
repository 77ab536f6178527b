"""Optional tables about what is put on record: functions, arrangements, resources, consultation, contracts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.generated.always import AGREEMENT
from tests.generated.facts import Facts
from tests.generated.written import Record


def functions(facts: Facts) -> Iterator[Record]:
    """The functions delegated under each schedule, and by which arrangement."""
    for schedule in facts.schedules:
        owner, other = facts.names[:2]
        given = {"schedule": schedule, "what": facts.service, "owner": owner, "exercised_by": other}
        kind = {"kind": "health-related", "arrangement": "regulation 8"}
        days = facts.perhaps(**{"from": facts.first, "enactment": "Care Act 2014 s.18"})
        yield "function", given | kind | days | facts.source()
        yield "arrangement", {"schedule": schedule, "is": "regulation 7"} | facts.source()
        persons = facts.perhaps(cohort="adults", services=[facts.service])
        yield "persons", {"schedule": schedule} | persons | facts.source()
        yield "aim", {"schedule": schedule, "says": facts.service} | facts.source()


def resources(facts: Facts) -> Iterator[Record]:
    """Staff, goods, services and accommodation; teams and secondments."""
    of = {"schedule": facts.schedules[0]}
    yield "resource", of | {"kind": "staff", "provided_by": facts.party, "what": facts.service} | facts.source()
    yield "resource", of | {"kind": "accommodation", "none": True} | facts.source()
    yield "team", of | {"name": facts.service, "employers": list(facts.names), "basis": "transfer"} | facts.source()
    employer, other = facts.names[:2]
    yield "secondment", of | {"posts": "two posts", "employer": employer, "managed_by": other} | facts.source()


def before_entering(facts: Facts) -> Iterator[Record]:
    """Consultation, improvement, equality, VAT, information, monitoring, charging."""
    for schedule in facts.some(facts.schedules):
        of = {"schedule": schedule}
        said = facts.perhaps(affected="those who use it", outcome="agreed", to=facts.first)
        yield "consultation", of | {"by": [facts.party], "from": facts.first} | said | facts.source()
        yield (
            "improvement",
            of | {"says": facts.service, "by": [facts.party]} | facts.perhaps(on=facts.day()) | (facts.source()),
        )
        yield (
            "equality",
            of | {"decision": "to enter", "body": facts.party} | facts.perhaps(on=facts.day()) | (facts.source()),
        )
        yield "vat", of | {"structure": facts.rng.choice(("pooled funding", "agency"))} | facts.source()
        yield "information_sharing", of | {"says": facts.service} | facts.source()
        yield "monitoring", of | {"says": facts.service} | facts.source()
        charged = facts.rng.choice(({"none": True}, {"determined": "by means", "told": "by letter"}))
        yield "charging", of | charged | facts.source()


def law(facts: Facts) -> Iterator[Record]:
    """What is provided for, what was seen, what was decided."""
    says = {"says": facts.service}
    yield "provided_for", {"agreement": AGREEMENT, "matter": "review"} | says | facts.source()
    yield "observed", {"schedule": facts.schedules[0], "about": "reports", "shows": "to judge"} | says | facts.source()
    decision = {"agreement": AGREEMENT, "body": facts.party, "what": "to enter"}
    yield "decision", decision | facts.perhaps(by="the cabinet", on=facts.day(), key=True) | facts.source()
    audit = {"fund": facts.funds[0].id, "year": facts.year, "mode": "internal audit"}
    yield "audit", audit | facts.perhaps(by="the auditor", opinion="reasonable") | facts.source()
    vehicle = {"kind": "section 256", "name": facts.service, "payer": facts.names[0], "payee": facts.names[1]}
    yield "vehicle", vehicle | {"amount": facts.amount(), "unit": "£"} | facts.source()


def contracts(facts: Facts) -> Iterator[Record]:
    """A provider and a contract behind a line."""
    yield "provider", {"id": "carer", "name": "Invented Care"} | facts.perhaps(kind="charity") | facts.source()
    fund = facts.funds[0]
    contract = {"id": "care", "name": facts.service, "provider": "carer", "contracting_body": facts.party}
    behind = {"lines": [{"fund": fund.id, "line": fund.lines[0]}]}
    price = {"price": "block", "value": facts.amount(), "unit": "£"}
    days = {"from": facts.first} | ({"to": facts.last} if facts.last else {})
    yield "contract", contract | behind | price | days | facts.source()
