"""Nobody involved in a proposal ends it by approving; what binds both needs both; whoever is second is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.approvals import (
    Acting,
    ApprovedByYourSide,
    ChangedSinceProposed,
    Decided,
    DecidedAlready,
    HasAnInterest,
    Interest,
    NotOfThePartners,
    NotYours,
    OwnWork,
    Proposal,
    ProposalExpired,
    State,
    Verb,
    require_may_approve,
    require_no_interest,
    require_theirs,
    require_unchanged,
    require_waiting,
)
from section75.core.refusals import Refusal

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
PEOPLE = ("ann", "bo", "cy", "dee", "eve")
ANN, BO, CY = Acting("ann", "council"), Acting("bo", "council"), Acting("cy", "icb")

people = st.sampled_from(PEOPLE)
actors = st.builds(Acting, people, st.sampled_from(["council", "icb", "trust"]), st.just("") | people).filter(
    lambda each: each.person != each.on_behalf_of
)
needs = st.sampled_from([("council",), ("council", "icb"), ("council", "icb", "trust")])
proposals = st.builds(
    Proposal,
    number=st.just(7),
    title=st.just("Post the extract of June"),
    prepared=actors,
    needs=needs,
    proposed_at=st.just(AT),
    expires_at=st.just(AT + timedelta(days=30)),
    handed_over_to=st.lists(people, max_size=2, unique=True).map(tuple),
)


def proposed(*needs: str, handed_over_to: tuple[str, ...] = ()) -> Proposal:
    """One that ann prepared for the council."""
    expires_at = AT + timedelta(days=30)
    return Proposal(7, "Post it", ANN, needs or ("council",), AT, expires_at, handed_over_to=handed_over_to)


def approved(proposal: Proposal, by: Acting) -> Proposal:
    """The proposal after an approval, if it may be given; otherwise as it was."""
    try:
        require_may_approve(proposal, by, at=AT)
    except Refusal:
        return proposal
    decided = Decided(Verb.APPROVE, by, AT, proposal.would_end(by))
    return replace(proposal, decisions=(*proposal.decisions, decided))


@given(proposal=proposals, tried=st.lists(actors, max_size=12))
def test_no_sequence_of_approvals_by_people_involved_ends_a_proposal(proposal: Proposal, tried: list[Acting]) -> None:
    for by in tried:
        if by.people & proposal.owners:
            proposal = approved(proposal, by)
    assert proposal.decisions == ()
    assert proposal.state_at(AT) is State.PROPOSED


@given(proposal=proposals, tried=st.lists(actors, max_size=15))
def test_what_is_approved_was_approved_for_everybody_it_needs_by_people_who_had_no_other_part(
    proposal: Proposal, tried: list[Acting]
) -> None:
    for by in tried:
        proposal = approved(proposal, by)
    names = [sorted(each.by.people) for each in proposal.decisions]
    counted = [name for each in names for name in each]
    assert len(counted) == len(set(counted))
    assert not set(counted) & proposal.owners
    assert all(not each.ends for each in proposal.decisions[:-1])
    assert (proposal.state_at(AT) is State.APPROVED) == (proposal.approved_for == set(proposal.needs))
    assert len(proposal.decisions) <= len(proposal.needs)


@given(proposal=proposals, by=actors, verb=st.sampled_from(list(Verb)), then=actors)
def test_what_has_ended_is_decided_no_more(proposal: Proposal, by: Acting, verb: Verb, then: Acting) -> None:
    ended = replace(proposal, decisions=(Decided(verb, by, AT, True),))
    with pytest.raises(DecidedAlready):
        require_may_approve(ended, then, at=AT)


def test_what_binds_both_waits_for_the_other_and_one_side_approves_once() -> None:
    both = approved(proposed("council", "icb"), BO)
    assert (both.still_needs, both.state_at(AT)) == (("icb",), State.PROPOSED)
    with pytest.raises(ApprovedByYourSide, match="waits for icb"):
        require_may_approve(both, Acting("dee", "council"), at=AT)
    assert approved(both, CY).state_at(AT) is State.APPROVED


def test_one_person_is_not_two_whichever_name_they_act_in() -> None:
    require_may_approve(proposed(), BO, at=AT)
    for by in (ANN, Acting("bo", "council", "ann"), Acting("ann", "council", "bo")):
        with pytest.raises(OwnWork):
            require_may_approve(proposed(), by, at=AT)
    for_bo = replace(proposed(), prepared=Acting("ann", "council", "bo"))
    with pytest.raises(OwnWork):
        require_may_approve(for_bo, BO, at=AT)


def test_whoever_took_it_over_is_involved_and_so_is_everybody_who_had_it_before() -> None:
    handed = proposed(handed_over_to=("bo", "dee"))
    assert handed.owners == {"ann", "bo", "dee"}
    for by in (BO, Acting("dee", "council"), Acting("eve", "council", "dee")):
        with pytest.raises(OwnWork, match="took over"):
            require_may_approve(handed, by, at=AT)
    require_may_approve(handed, Acting("eve", "council"), at=AT)


def test_one_cannot_approve_for_both_partners() -> None:
    both = approved(proposed("council", "icb"), Acting("bo", "council", "cy"))
    with pytest.raises(OwnWork):
        require_may_approve(both, CY, at=AT)


def test_a_third_party_approves_nothing() -> None:
    with pytest.raises(NotOfThePartners):
        require_may_approve(proposed("council"), CY, at=AT)


def test_at_its_last_moment_it_has_expired() -> None:
    proposal = proposed()
    require_waiting(proposal, at=proposal.expires_at - timedelta(seconds=1))
    assert proposal.state_at(proposal.expires_at) is State.EXPIRED
    with pytest.raises(ProposalExpired):
        require_may_approve(proposal, BO, at=proposal.expires_at)


@pytest.mark.parametrize("about", ["Invented Care Ltd", " invented  care LTD "])
def test_a_declared_interest_blocks_approval_however_it_is_written(about: str) -> None:
    interests = [Interest(about, "My sister works there.")]
    with pytest.raises(HasAnInterest, match="My sister works there"):
        require_no_interest(proposed(), ["Invented Care Ltd", "beds"], interests)
    require_no_interest(proposed(), ["beds"], interests)
    require_no_interest(proposed(), ["Invented Care Ltd"], [])


def test_only_whoever_owns_it_withdraws_it() -> None:
    proposal = proposed("council", handed_over_to=("dee",))
    for owner in (proposal.prepared.person, "dee"):
        require_theirs(proposal, owner)
    with pytest.raises(NotYours, match="only they withdraw"):
        require_theirs(proposal, "eve")


def test_what_moved_or_was_not_shown_is_not_approved() -> None:
    proposal = proposed("council")
    require_unchanged(proposal, proposed="a", now="a", shown=None)
    require_unchanged(proposal, proposed="a", now="a", shown="a")
    with pytest.raises(ChangedSinceProposed, match="moved since"):
        require_unchanged(proposal, proposed="a", now="b", shown="a")
    with pytest.raises(ChangedSinceProposed, match="you were shown"):
        require_unchanged(proposal, proposed="a", now="a", shown="b")


def test_whoever_brought_what_it_rests_on_does_not_approve_it() -> None:
    proposal = proposed("council")
    other = Acting("eve", "council")
    require_may_approve(proposal, other, at=AT)
    with pytest.raises(OwnWork, match="brought"):
        require_may_approve(proposal, other, at=AT, contributors=frozenset({"eve"}))


def test_what_takes_two_organisations_binds_both() -> None:
    assert proposed("council", "icb").binds_both
    assert not proposed("council").binds_both
