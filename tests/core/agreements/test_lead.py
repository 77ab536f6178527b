"""A lead is one party, or several jointly; of several none is taken for the lead."""

from __future__ import annotations

from section75.core.agreements import AgreementKind, Lead


def test_one_party_leads_and_is_named() -> None:
    lead = Lead(("council",))
    assert (lead.party, lead.is_joint, str(lead)) == ("council", False, "council")
    assert lead.in_words(str.upper) == "COUNCIL"


def test_several_lead_jointly_and_none_of_them_alone() -> None:
    lead = Lead(("council", "icb"))
    assert (lead.party, lead.is_joint, str(lead)) == ("", True, "council and icb, jointly")


def test_only_between_commissioners_does_one_lead_for_the_others() -> None:
    assert [kind for kind in AgreementKind if kind.has_a_lead] == [AgreementKind.COMMISSIONERS]
