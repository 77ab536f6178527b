"""Who stood in a body's place on a day: the chain of successions walked, shared as recorded, and said."""

from section75.core.organisations.chain.answer import Answer, Holder, Outcome
from section75.core.organisations.chain.apportionment import Apportionment
from section75.core.organisations.chain.said import covered, share_in_words
from section75.core.organisations.chain.who_is import who_is

__all__ = ["Answer", "Apportionment", "Holder", "Outcome", "covered", "share_in_words", "who_is"]
