"""What an agreement must say of an arrangement: its kind, functions, aims, persons, monitoring, sharing, charging."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.records.functions.function import FunctionKind
from section75.core.records.wanted.asking import NOBODY_DELEGATES, Asking, Entry, Wanted, joined


def wording(asking: Asking) -> Iterator[Wanted]:
    """Each thing in the order of the Regulations."""
    yield _arrangement(asking)
    yield _functions(asking)
    yield _aims(asking)
    yield _persons(asking)
    yield _monitoring(asking)
    yield _charging(asking)
    yield _sharing(asking)


def _arrangement(asking: Asking) -> Wanted:
    own = asking.own(asking.records.arrangements)
    entries = tuple(Entry.of(f"{each.type}{f', {each.span}' if each.span else ''}", each.clause) for each in own)
    missing = asking.silence("arrangement", "It is not recorded which kind of arrangement this schedule makes.")
    return Wanted(
        what="Kind of arrangement",
        provision="NHS Act 2006 section 75(2); SI 2000/617 regulations 7 to 10",
        entries=entries,
        missing=() if own else (missing,),
    )


def _functions(asking: Asking) -> Wanted:
    own = asking.own(asking.records.functions)
    entries = tuple(
        Entry.of(f"{each.what} ({each.kind.value}), {each.enactment or 'no enactment cited'}", each.clause)
        for each in own
    )
    without = [kind for kind in FunctionKind if not any(each.kind is kind for each in own)]
    missing = [asking.silence("functions", f"No {kind.value} function is listed.") for kind in without[:1]]
    missing += [f"No {kind.value} function is listed." for kind in without[1:]]
    missing += [f"No enactment is cited for {each.what}." for each in own if not each.enactment]
    return Wanted(what="Functions", provision=asking.provision("c"), entries=entries, missing=tuple(missing))


def _aims(asking: Asking) -> Wanted:
    own = asking.own(asking.records.aims)
    entries = tuple(
        Entry.of(f"{each.says}{f' (known by {len(each.outcomes)} outcomes)' if each.outcomes else ''}", each.clause)
        for each in own
    )
    missing = () if own else (asking.silence("aims", "No aim of this arrangement is on record."),)
    if own and not any(each.outcomes for each in own):
        missing = ("No outcome is tied to any of these aims.",)
    return Wanted(what="Aims and outcomes", provision=asking.provision("a"), entries=entries, missing=missing)


def _persons(asking: Asking) -> Wanted:
    own = asking.own(asking.records.persons)
    entries = tuple(Entry.of(joined(each.cohort, ", ".join(each.services), each.area), each.clause) for each in own)
    missing = []
    if not any(each.cohort for each in own):
        missing.append(asking.silence("persons", "It is not recorded for which persons this arrangement is."))
    if not any(each.services for each in own):
        missing.append("The kinds of service are not recorded.")
    if not any(each.cross_border for each in own):
        missing.append("No rule is recorded for persons between two areas.")
    return Wanted(
        what="Persons and kinds of service", provision=asking.provision("d"), entries=entries, missing=tuple(missing)
    )


def _monitoring(asking: Asking) -> Wanted:
    own = asking.own(asking.records.monitoring)
    missing = () if own else (asking.silence("monitoring", "How this arrangement is monitored is not recorded."),)
    entries = tuple(Entry.of(each.says, each.clause) for each in own)
    return Wanted(what="Monitoring", provision=asking.provision("g"), entries=entries, missing=missing)


def _charging(asking: Asking) -> Wanted:
    own = asking.own(asking.records.charging)
    entries = tuple(
        Entry.of("none in the arrangement" if each.none else joined(each.determined, each.told), each.clause)
        for each in own
    )
    missing = []
    if not own and asking.delegates:
        missing = [asking.silence("charging", "Charging is not recorded, nor that there is none.")]
    charged = [each for each in own if not each.none]
    if charged and not any(each.determined for each in charged):
        missing.append("How chargeable services are determined is not recorded.")
    if charged and not any(each.told for each in charged):
        missing.append("How users are told of charges is not recorded.")
    return Wanted(
        what="Charging",
        provision=asking.provision("h"),
        entries=entries,
        missing=tuple(missing),
        not_asked="" if asking.delegates else NOBODY_DELEGATES,
    )


def _sharing(asking: Asking) -> Wanted:
    own = asking.own(asking.records.information_sharing)
    entries = tuple(
        Entry.of(joined(each.says, each.data_sharing_agreement, each.impact_assessment), each.clause) for each in own
    )
    missing = []
    if not own and asking.delegates:
        missing = [asking.silence("information sharing", "How information is shared is not recorded.")]
    if own and not any(each.data_sharing_agreement for each in own):
        missing.append("No data sharing agreement is named.")
    return Wanted(
        what="Information sharing",
        provision=asking.provision("i"),
        entries=entries,
        missing=tuple(missing),
        not_asked="" if asking.delegates else NOBODY_DELEGATES,
    )
