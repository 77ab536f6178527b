"""What is wanted on record of a schedule, by which provision, and how far it is there.

Knows: the Regulations' lists of what an agreement says and what stands on record before it is entered.
Does not know: whether it is enough; that is judged above, and by people.
"""

from section75.core.records.wanted.asking import Answer, Asking, Entry, PoolYear, Wanted
from section75.core.records.wanted.everything import wanted_of

__all__ = ["Answer", "Asking", "Entry", "PoolYear", "Wanted", "wanted_of"]
