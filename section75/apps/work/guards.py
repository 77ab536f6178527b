"""What was asked for stays as it was asked; what was done stays done; no job is deleted."""

from section75.apps.audit.guards import before, never_emptied

_JOB = "work_job"
_ASKED = (
    "kind",
    "partnership",
    "fund",
    "party",
    "asked_by_id",
    "on_behalf_of",
    "asked_at",
    "arguments",
    "arguments_sha256",
)

GUARDS = (
    before(
        "UPDATE",
        _JOB,
        name="job_stays_as_it_was_asked",
        when=" OR ".join(f"NEW.{column} <> OLD.{column}" for column in _ASKED),
        says="work_job: what was asked for is never changed",
    ),
    before(
        "UPDATE",
        _JOB,
        name="job_once_done_is_never_changed",
        when="OLD.state = 'done'",
        says="work_job: what was done stays done",
    ),
    before("DELETE", _JOB, name="job_is_never_deleted", when="", says="work_job: a job is never deleted"),
    never_emptied(_JOB),
)
