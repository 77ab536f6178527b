"""Whether a delegation goes with what its holder, and whoever's absence it covers, hold already."""

from __future__ import annotations

from collections.abc import Iterable

from section75.core.authority.delegation import Delegation
from section75.core.authority.refusals import CoverForOneself, CoversACover, NothingToCover, SecondOrganisation
from section75.core.refusals import Refusal, raise_all


def require_fitting_in(given: Delegation, *, held: Iterable[Delegation], absent: Iterable[Delegation]) -> None:
    """Refuse a delegation that does not go with what is held already, with everything that is wrong at once.

    Nobody acts for two organisations of one partnership on the same day. A cover is for what somebody else holds
    themselves: `held` is what the person holds, and `absent` what whoever is named in `on_behalf_of` holds.
    """
    raise_all([*_of_the_organisation(given, held), *_of_the_cover(given, absent)])


def _of_the_organisation(given: Delegation, held: Iterable[Delegation]) -> list[Refusal]:
    here = [each for each in held if each.scope.partnership == given.scope.partnership]
    for each in here:
        if each.organisation != given.organisation and each.span.overlaps(given.span):
            return [SecondOrganisation(given.person, each, given.organisation)]
    return []


def _of_the_cover(given: Delegation, absent: Iterable[Delegation]) -> list[Refusal]:
    if not given.on_behalf_of:
        return []
    if given.on_behalf_of == given.person:
        return [CoverForOneself(given.person)]
    backing = [each for each in absent if each.backs(given) and each.span.overlaps(given.span)]
    if not backing:
        return [NothingToCover(given.on_behalf_of, given.role, given.organisation, str(given.scope))]
    if all(each.on_behalf_of for each in backing):
        return [CoversACover(given.on_behalf_of, backing[-1])]
    return []
