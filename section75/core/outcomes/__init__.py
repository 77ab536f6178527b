"""What the partnership is for: outcomes, and how each would be seen.

Knows: outcomes with indicator, baseline and target as written. Does not know: measurements taken.

Promise: an outcome nobody could measure is called so.
"""

from section75.core.outcomes.outcome import Outcome

__all__ = ["Outcome"]
