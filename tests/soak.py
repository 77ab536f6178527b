"""Many examples for the properties: loaded by `make soak` with `-p tests.soak`, before any test is read.

Every property that does not say itself how many examples it wants then gets 2,000, without a limit of time for each,
and the access test tries every cell of its table in place of a sample.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("soak", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("soak")
os.environ["SECTION75_SOAK"] = "1"
