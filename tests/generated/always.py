"""The tables every generated file has: head, parties, agreement, schedules, funds, who hosts, leads and manages."""

from __future__ import annotations

from collections.abc import Iterator

from tests.generated.facts import Facts
from tests.generated.written import Record

AGREEMENT = "section-75"


def heads(facts: Facts) -> Iterator[Record]:
    """What the file is, and of which partnership."""
    rng = facts.rng
    about = {"kind": rng.choice(("invented", "published")), "about": f"generated: {facts.service}"}
    yield "file", {"format": "section75-agreement/1"} | about
    yield "partnership", {"id": facts.id, "name": f"Partnership {facts.id}"}


def parties(facts: Facts) -> Iterator[Record]:
    """The parties and the agreement between them."""
    for number, (name, kind) in enumerate(facts.parties):
        more = facts.perhaps(short_name=f"the {name}", identifiers={"ons": f"E1000009{number}"})
        yield "party", {"id": name, "name": f"Invented {name}", "kind": kind} | more | facts.source()
    title = f"Agreement on {facts.service}"
    kind = facts.rng.choice(("commissioner with commissioner", "commissioner with provider", "outside section 75"))
    more = facts.perhaps(power="National Health Service Act 2006 section 75")
    between = {"id": AGREEMENT, "title": title, "kind": kind, "parties": list(facts.names)}
    yield "agreement", between | more | facts.source()
    if facts.rng.random() < 0.9:
        yield "duration", facts.dated(agreement=AGREEMENT)
    signed = {"id": "deed-0", "agreement": AGREEMENT, "title": "The deed", "kind": "agreement", "signed": facts.first}
    yield "instrument", signed | facts.source()


def schedules(facts: Facts) -> Iterator[Record]:
    """The schedules, with their days where they have some, and their leads."""
    for schedule in facts.schedules:
        yield "schedule", {"id": schedule, "agreement": AGREEMENT, "title": f"On {facts.service}"} | facts.source()
        if facts.rng.random() < 0.5:
            yield "duration", facts.dated(schedule=schedule)
        joint = {"jointly": list(facts.names)} if facts.rng.random() < 0.2 else {"party": facts.party}
        yield "lead", facts.dated(schedule=schedule, **joint)


def funds(facts: Facts) -> Iterator[Record]:
    """The funds with their lines, what each is in law, its host and its manager."""
    for fund in facts.funds:
        yield "fund", {"id": fund.id, "schedule": fund.schedule, "name": f"Fund for {facts.service}"} | facts.source()
        state = facts.rng.choice(("pooled", "aligned", "ring-fenced inside the pool", "non-pooled"))
        yield "state", facts.dated(fund=fund.id, **{"is": state}) | facts.perhaps(under="deed-0")
        host = facts.party
        yield "host", facts.dated(fund=fund.id, party=host)
        if facts.rng.random() < 0.7:
            yield "manager", facts.dated(fund=fund.id, post="Pooled fund manager", employer=host)
        for line in fund.lines:
            nature = facts.rng.choice(("block", "demand-led", "service-user income", "not said"))
            values = {"id": line, "fund": fund.id, "name": f"{facts.service}, {line}", "nature": nature}
            more = facts.perhaps(lead=facts.party, cost_centres=[f"C-{line}"])
            yield "line", values | more | facts.source()


ALWAYS = (heads, parties, schedules, funds)
