"""Ready-made tests of a journal: what auditors look at in every one, over the rows they are given.

Knows: an entry with everything known of it, nine tests of it, and the first figures of amounts. Does not know: where
entries are kept, who may see them, or whether what was found is wrong: that is for whoever looks.

Promise: every entry is put to every test, and of entries only numbers are held, however many there are.
"""

from section75.core.journal_tests.asking import Asking
from section75.core.journal_tests.benford import EXPECTED, NO_CONFORMITY, Benford, benford
from section75.core.journal_tests.one_by_one import JournalTest
from section75.core.journal_tests.row import CURRENCY, JournalRow, Source
from section75.core.journal_tests.running import Outcome, run

__all__ = [
    "CURRENCY",
    "EXPECTED",
    "NO_CONFORMITY",
    "Asking",
    "Benford",
    "JournalRow",
    "JournalTest",
    "Outcome",
    "Source",
    "benford",
    "run",
]
