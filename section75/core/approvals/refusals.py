"""What this room refuses."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from section75.core.calendar import in_words, london_day
from section75.core.refusals import Refusal

if TYPE_CHECKING:
    from section75.core.approvals.proposal import Proposal, State


class OwnWork(Refusal):
    """The approver prepared it, or acts for whoever did."""

    def __init__(self, proposal: Proposal, people: frozenset[str]) -> None:
        who = " and ".join(sorted(people))
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) was prepared by {proposal.prepared}, and what {who} "
            "prepared, brought, took over or approved is approved by somebody else, also where one acts on behalf of "
            "the other. Ask another approver."
        )


class DecidedAlready(Refusal):
    """The proposal has ended: somebody was quicker."""

    def __init__(self, proposal: Proposal, state: State) -> None:
        ended = proposal.ended
        assert ended is not None, "a proposal that has ended says how"
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) was {state.value} by {ended.by} on "
            f"{in_words(london_day(ended.at))}; nothing was changed. Propose it again if it is still wanted."
        )


class ProposalExpired(Refusal):
    """The proposal waited too long."""

    def __init__(self, proposal: Proposal, at: datetime) -> None:
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) expired on {in_words(london_day(proposal.expires_at))}, "
            f"and it is {in_words(london_day(at))}; nothing was changed. Propose it again if it is still wanted."
        )


class NotOfThePartners(Refusal):
    """The approver acts for an organisation whose approval it does not take."""

    def __init__(self, proposal: Proposal, organisation: str) -> None:
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) takes the approval of {' and '.join(proposal.needs)}, and "
            f"you act for {organisation or 'no organisation'}. Ask somebody who may approve for one of them."
        )


class ApprovedByYourSide(Refusal):
    """This organisation has approved already; the other has not."""

    def __init__(self, proposal: Proposal, organisation: str) -> None:
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) is approved for {organisation} already, and waits for "
            f"{' and '.join(proposal.still_needs)}. Nothing was changed."
        )


class NotYours(Refusal):
    """Somebody would withdraw what another prepared."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) was prepared by {proposal.prepared}: only they withdraw "
            "it, or who took it over. An approver can decline it, with the reason."
        )


class ChangedSinceProposed(Refusal):
    """What would be carried out is no longer what was proposed, or what the approver was shown."""

    def __init__(self, proposal: Proposal, why: str) -> None:
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) would no longer do what {why}. Nothing was changed. "
            "Read it again; if it is not what was proposed, decline it, and have it proposed anew."
        )


class HasAnInterest(Refusal):
    """The approver has declared an interest in something the proposal is about."""

    def __init__(self, proposal: Proposal, about: str, says: str) -> None:
        super().__init__(
            f"Proposal {proposal.number} ({proposal.title}) is about {about}, in which you declared an interest: "
            f"{says.rstrip('.')}. Whoever has an interest does not approve. Ask another approver."
        )
