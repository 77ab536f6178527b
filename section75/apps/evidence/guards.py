"""Keys, checkpoints, signatures and stamps only grow; a checkpoint is never of less than the one before it."""

from section75.apps.audit.guards import before, only_grows

_CHECKPOINT = "evidence_checkpoint"
_EARLIER = (
    f"SELECT 1 FROM {_CHECKPOINT} c WHERE c.partnership_id = NEW.partnership_id "  # noqa: S608 - fixed text
    "AND c.fund = NEW.fund AND (c.size >= NEW.size OR c.number >= NEW.number)"
)

GUARDS = (
    *only_grows("evidence_signingkey"),
    *only_grows(_CHECKPOINT),
    *only_grows("evidence_partnerkey"),
    *only_grows("evidence_countersignature"),
    *only_grows("evidence_stampquery"),
    *only_grows("evidence_stamp"),
    before(
        "INSERT",
        _CHECKPOINT,
        name="checkpoint_follows_the_last",
        when=f"EXISTS ({_EARLIER})",
        says="checkpoint_follows_the_last: an earlier checkpoint has as many lines or as high a number",
    ),
)
