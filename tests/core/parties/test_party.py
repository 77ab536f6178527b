"""Parties: one short name each, a kind, and a refusal for whoever is none."""

from __future__ import annotations

import pytest

from section75.core.explain import Clause
from section75.core.parties import Kind, Party, UnknownParty, in_order, known

COUNCIL = Party("council", "Invented County Council", Kind.COUNTY_COUNCIL, Clause("cl. 1"), short_name="the council")
ICB = Party("icb", "NHS Invented ICB", Kind.ICB, Clause("cl. 1"), (("ods", "QXX"),))

COUNCILS = {
    Kind.COUNTY_COUNCIL: True,
    Kind.LONDON_BOROUGH: True,
    Kind.UNITARY: True,
    Kind.METROPOLITAN: True,
    Kind.DISTRICT: True,
    Kind.PCT: False,
    Kind.CCG: False,
    Kind.ICB: False,
    Kind.NHS_ENGLAND: False,
    Kind.NHS_TRUST: False,
    Kind.FOUNDATION_TRUST: False,
    Kind.OTHER: False,
}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_body_is_a_council_or_not(kind: Kind) -> None:
    assert kind.is_council is COUNCILS[kind]


def test_a_party_is_called_by_its_short_name_if_it_has_one() -> None:
    assert COUNCIL.called == "the council"
    assert ICB.called == "NHS Invented ICB"


def test_a_party_is_found_by_its_short_name() -> None:
    assert known("icb", [COUNCIL, ICB], where="The host") is ICB


@pytest.mark.parametrize(
    ("name", "parties", "says"),
    [
        (
            "counsil",
            [COUNCIL, ICB],
            (
                "The host names 'counsil', who is no party to this agreement (council, icb). Did you mean 'council'? "
                "Correct the name, or add the party."
            ),
        ),
        (
            "trust",
            [],
            (
                "The host names 'trust', who is no party to this agreement (none is given). "
                "Correct the name, or add the party."
            ),
        ),
    ],
)
def test_whoever_is_no_party_is_refused_with_the_nearest_name(name: str, parties: list[Party], says: str) -> None:
    with pytest.raises(UnknownParty) as refused:
        known(name, parties, where="The host")
    assert refused.value.says == says


def test_names_come_in_the_order_of_the_agreement_each_once() -> None:
    assert in_order([COUNCIL, ICB], ["icb", "council", "icb", "stranger"]) == ("council", "icb")
