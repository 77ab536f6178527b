"""Generated agreements for Hypothesis: it chooses the tables, and so finds the fewest that show a fault."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.generated.agreements import OPTIONAL, VARIATION, files

TABLES = (*OPTIONAL, VARIATION)
AGREEMENTS = st.builds(files, st.integers(0, 2**32), st.sets(st.sampled_from(TABLES), max_size=6))
