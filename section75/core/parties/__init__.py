"""The bodies that make a partnership: councils, NHS bodies, providers.

Knows: what kind of body each is, and the registers' identifiers for it.
Does not know: what a body has agreed, pays or bears.

Promise: a party has one short name in its partnership, and everything else refers to it by that name.
"""

from section75.core.parties.party import Kind, Party, UnknownParty, in_order, known

__all__ = ["Kind", "Party", "UnknownParty", "in_order", "known"]
