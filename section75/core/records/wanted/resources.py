"""What the partners put in beside money, and what the accounts rest on: resources, teams, VAT, audit."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.records.assurance import Recovery
from section75.core.records.resources import Basis, ResourceKind, Team
from section75.core.records.wanted.asking import Asking, Entry, Wanted, joined


def resources(asking: Asking) -> Iterator[Wanted]:
    """Each of the four resources by itself, since each may be none and none may be blank; then what goes with them."""
    for kind in ResourceKind:
        yield _resource(asking, kind)
    yield _teams(asking)
    yield _vat(asking)
    yield _audit(asking)


def _resource(asking: Asking, kind: ResourceKind) -> Wanted:
    own = [each for each in asking.records.resources if (each.schedule, each.kind) == (asking.schedule, kind)]
    entries = tuple(
        Entry.of("none" if each.none else f"{asking.called(each.provided_by)}: {each.what or kind.value}", each.clause)
        for each in own
    )
    missing = asking.silence("resources", f"Whether {kind.value} are provided is not recorded, nor that none are.")
    if kind is ResourceKind.ACCOMMODATION:
        missing = missing.replace("are provided", "is provided").replace("none are", "none is")
    return Wanted(
        what=kind.value.capitalize(),
        provision=asking.provision("e"),
        entries=entries,
        missing=() if own else (missing,),
    )


def _teams(asking: Asking) -> Wanted:
    teams = asking.own(asking.records.teams)
    entries = [Entry.of(_team(asking, team), team.clause) for team in teams]
    missing = [f"Who employs the staff of {team.name} is not recorded." for team in teams if not team.employers]
    missing += [f"Who manages {team.name} is not recorded." for team in teams if not team.managed_by]
    missing += [
        f"On which basis staff work in {team.name} is not recorded." for team in teams if team.basis is Basis.NOT_SAID
    ]
    for each in asking.own(asking.records.secondments):
        employed = f"employed by {asking.called(each.employer)}"
        managed = f"managed by {asking.called(each.managed_by)}"
        entries.append(Entry.of(f"{each.posts}: {joined(employed, managed, each.basis.value)}", each.clause))
    return Wanted(
        what="Integrated teams and secondments",
        provision="NHS Act 2006 section 75(9) and Schedule 18; SI 2000/617 regulation 10(1)",
        entries=tuple(entries),
        missing=tuple(missing),
        not_asked="none is recorded, and none is asked for",
    )


def _team(asking: Asking, team: Team) -> str:
    employed = f"employed by {asking.names(team.employers)}" if team.employers else "employers not said"
    managed = f"managed by {asking.called(team.managed_by)}" if team.managed_by else "manager not said"
    return f"{team.name}: {joined(employed, managed, f'basis {team.basis.value}')}"


def _vat(asking: Asking) -> Wanted:
    own = asking.own(asking.records.vat)
    kinds = {party.id: party.kind for party in asking.parties}
    entries = []
    for each in own:
        entries.append(Entry.of(each.structure.value, each.clause))
        for line in each.delivered:
            regime = Recovery.of(kinds[line.body]).value if line.body in kinds else Recovery.NOT_KNOWN.value
            says = f"{asking.called(f'{line.fund}/{line.line}')}: delivered by {asking.called(line.body)}; {regime}"
            entries.append(Entry.of(says, each.clause))
    missing = () if own else (asking.silence("vat", "No VAT structure is chosen."),)
    return Wanted(
        what="VAT structure",
        provision="HMRC manual VATGPB6640 (guidance, not the Regulations)",
        entries=tuple(entries),
        missing=missing,
    )


def _audit(asking: Asking) -> Wanted:
    of_pool = {each.fund for each in asking.pool_years}
    entries = tuple(
        Entry.of(
            f"{each.year}: {joined(each.mode.value, each.by, each.opinion, in_words(each.on) if each.on else '')}",
            each.clause,
        )
        for each in asking.records.audits
        if each.fund in of_pool
    )
    done = {(each.fund, each.year) for each in asking.records.audits}
    missing = tuple(
        asking.silence("audit", f"{each.name}, {each.year}: no audit or certified annual return is recorded.")
        for each in asking.pool_years
        if (each.fund, each.year) not in done
    )
    not_asked = "" if asking.pools else "this schedule makes no pooled fund"
    return Wanted(
        what="Audit of the pool's accounts",
        provision="SI 2000/617 regulation 7(6) and (7)",
        entries=entries,
        missing=() if not_asked else missing or _no_year(asking, entries),
        not_asked=not_asked,
    )


def _no_year(asking: Asking, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return () if entries or asking.pool_years else (asking.silence("audit", "No year of a pool is on record."),)
