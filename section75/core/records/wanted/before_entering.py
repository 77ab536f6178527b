"""What must stand on record before an arrangement is entered: improvement, consultation, consent, due regard."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.parties import Kind
from section75.core.records.entering import Consultation
from section75.core.records.wanted.asking import Asking, Entry, Wanted, joined


def before_entering(asking: Asking) -> Iterator[Wanted]:
    """Each thing in the order of the Regulations, and the equality duty beside them."""
    yield _improvement(asking)
    yield _consultation(asking)
    yield _consent(asking)
    yield _equality(asking)


def _improvement(asking: Asking) -> Wanted:
    own = asking.own(asking.records.improvements)
    entries = tuple(
        Entry.of(f"{each.says} ({asking.names(each.by)}{f', {in_words(each.on)}' if each.on else ''})", each.clause)
        for each in own
    )
    missing = []
    if not own:
        missing.append(asking.silence("improvement", "Nobody is recorded as saying how functions will improve."))
    elif not any(each.on for each in own):
        missing.append("No day is given on which it was said.")
    said = {party for each in own for party in each.by}
    silent = [asking.called(party.id) for party in asking.parties if own and party.id not in said]
    if silent:
        missing.append(f"Not said by {' and '.join(silent)}.")
    return Wanted(
        what="Likely improvement",
        provision="NHS Act 2006 section 75(1) and (7); SI 2000/617 regulation 4(1)",
        entries=entries,
        missing=tuple(missing),
    )


def _consultation(asking: Asking) -> Wanted:
    own = asking.own(asking.records.consultations)
    if not own:
        missing = [asking.silence("consultation", "No consultation is on record, and no exemption from it.")]
    else:
        missing = [] if any(each.exemption for each in own) else _gaps_of(own)
    return Wanted(
        what="Joint consultation",
        provision="SI 2000/617 regulation 4(2) and (2A)",
        entries=tuple(Entry.of(_told(asking, each), each.clause) for each in own),
        missing=tuple(missing),
    )


def _told(asking: Asking, each: Consultation) -> str:
    if each.exemption is not None:
        how = "exempt" if each.exemption.is_in_the_regulations else "a judgement, which the Regulations do not name"
        on = f" on {in_words(each.recorded_on)}" if each.recorded_on else ""
        return f"{each.exemption.value} ({how}), recorded by {asking.called(each.recorded_by)}{on}"
    by = f"by {asking.names(each.by)}{', jointly' if each.is_joint else ''}"
    affected = each.affected and f"affected: {each.affected}"
    return joined(by, affected, str(each.days) if each.days else "", each.outcome)


def _gaps_of(own: list[Consultation]) -> list[str]:
    gaps = {
        "It was not joint: one party consulted.": not any(each.is_joint for each in own),
        "Who was affected is not recorded.": not any(each.affected for each in own),
        "No days are recorded.": not any(each.days for each in own),
        "What came of it is not recorded.": not any(each.outcome for each in own),
    }
    return [says for says, is_missing in gaps.items() if is_missing]


def _consent(asking: Asking) -> Wanted:
    own = asking.own(asking.records.consents)
    entries = tuple(
        Entry.of(
            f"{asking.called(each.commissioner)} consents to {asking.called(each.trust)}"
            f"{f', {in_words(each.on)}' if each.on else ', no day given'}",
            each.clause,
        )
        for each in own
    )
    trusts = [party for party in asking.parties if party.kind is Kind.NHS_TRUST]
    given = {each.trust for each in own}
    without = [party for party in trusts if party.id not in given]
    missing = tuple(
        asking.silence("consent", f"No commissioner's consent to {asking.called(party.id)} is recorded.")
        for party in without
    )
    only_8 = bool(asking.types) and all(each.value in ("regulation 8", "regulation 10") for each in asking.types)
    not_asked = ""
    if not trusts:
        not_asked = "no NHS trust is party to the agreement"
    elif only_8:
        not_asked = "regulation 8 asks for no consent"
    return Wanted(
        what="Consent of commissioners to an NHS trust's arrangement",
        provision="SI 2000/617 regulations 7(2) and 9(2)",
        entries=entries,
        missing=() if not_asked else missing,
        not_asked=not_asked,
    )


def _equality(asking: Asking) -> Wanted:
    own = [each for each in asking.records.equality if each.schedule in (asking.schedule, "")]
    entries, missing = [], []
    for each in own:
        says = "no implications" if each.no_implications else each.says
        reason = f": {each.reason}" if each.reason else ""
        entries.append(Entry.of(f"{asking.called(each.body)}, {each.decision}: {says}{reason}", each.clause))
        if each.no_implications and not each.reason:
            missing.append(f"{asking.called(each.body)}, {each.decision}: no reason is given why there are none.")
    bodies = {each.body for each in own}
    without = [asking.called(party.id) for party in asking.parties if party.id not in bodies]
    if without:
        missing.append(asking.silence("equality", f"No record of due regard by {' and '.join(without)}."))
    return Wanted(
        what="Due regard to equality, per decision and body",
        provision="Equality Act 2010 section 149",
        entries=tuple(entries),
        missing=tuple(missing),
    )
