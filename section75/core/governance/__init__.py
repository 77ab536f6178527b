"""The groups that steer a partnership, as the agreement asks for them.

Knows: which groups there are, how often they meet, who chairs. Does not know: yet, which meetings were held.

Promise: what the agreement asks for is kept apart from what was done.
"""

from section75.core.governance.group import Group
from section75.core.governance.meeting import WEEKDAYS, WHICH, DayRule, Meeting

__all__ = ["WEEKDAYS", "WHICH", "DayRule", "Group", "Meeting"]
