"""Organisations as dated legal persons, and who succeeded whom.

Knows: the names, kinds and codes of a body by dates, when it existed, and the successions between bodies, many to
many; and, from these, who stood in a body's place on any day. A day that no source shows is its own value.
Does not know: what any body has agreed. A party of an agreement is tied to a body by the name or the codes it gives.

Promise: the chain is answered only on days that sources cover, and where several bodies followed one, the partners'
own apportionment is asked for and never made up.
"""

from section75.core.organisations.chain import Answer, Apportionment, Holder, Outcome, covered, share_in_words, who_is
from section75.core.organisations.days import NOT_SHOWN, Day, Days, NotShown, day_in_words
from section75.core.organisations.findings import days_to_ask, party_findings
from section75.core.organisations.linking import body_of
from section75.core.organisations.organisation import Code, Fact, Organisation
from section75.core.organisations.parties_on import PartyOnADay, not_tied, parties_on
from section75.core.organisations.refusals import (
    ApportionedToAnother,
    ApportioningIsAsked,
    CodeOfTwoBodies,
    CodesOfSeveralBodies,
    NoSuchBody,
    OrganisationGivenTwice,
    OwnPredecessor,
    SeveralBodies,
    SucceededTwice,
    SuccessionOutOfTime,
    SuccessorNotThere,
    TwoAtOnce,
)
from section75.core.organisations.register import Register
from section75.core.organisations.succession import How, Succession
from section75.core.organisations.written import answer_data, body_data, party_data, step_data

__all__ = [
    "NOT_SHOWN",
    "Answer",
    "ApportionedToAnother",
    "ApportioningIsAsked",
    "Apportionment",
    "Code",
    "CodeOfTwoBodies",
    "CodesOfSeveralBodies",
    "Day",
    "Days",
    "Fact",
    "Holder",
    "How",
    "NoSuchBody",
    "NotShown",
    "Organisation",
    "OrganisationGivenTwice",
    "Outcome",
    "OwnPredecessor",
    "PartyOnADay",
    "Register",
    "SeveralBodies",
    "SucceededTwice",
    "Succession",
    "SuccessionOutOfTime",
    "SuccessorNotThere",
    "TwoAtOnce",
    "answer_data",
    "body_data",
    "body_of",
    "covered",
    "day_in_words",
    "days_to_ask",
    "not_tied",
    "parties_on",
    "party_data",
    "party_findings",
    "share_in_words",
    "step_data",
    "who_is",
]
