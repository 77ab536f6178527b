"""What was approved stays, and nothing stands here that two people did not propose and approve."""

from section75.apps.audit.guards import before, only_grows

_KINDS = {
    "placing_rule": ("add-rule",),
    "placing_ruleending": ("add-rule", "end-rule"),
    "placing_rowanswer": ("answer-rows",),
    "placing_clearing": ("clear-suspense",),
    "placing_correction": ("post-corrected",),
}
_APPROVAL = (
    "SELECT 1 FROM approvals_decision d JOIN approvals_proposal p ON p.id = d.proposal_id "
    "WHERE p.id = NEW.proposal_id AND d.verb = 'approve' AND d.ends "
    "AND p.partnership = NEW.partnership_id AND p.fund = NEW.fund "
    "AND d.by_id = NEW.approved_by_id AND d.prepared_by_id = NEW.prepared_by_id "
    "AND NOT EXISTS (SELECT 1 FROM approvals_carriedout o WHERE o.proposal_id = p.id)"
)


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


GUARDS = (
    *(guard for table in _KINDS for guard in only_grows(table)),
    *(
        before(
            "INSERT",
            table,
            name=f"{table}_is_approved",
            when=f"NOT EXISTS ({_APPROVAL} AND p.kind IN ({_listed(kinds)}))",
            says=f"{table}_is_approved: no proposal of its preparer that its approver approved stands behind it",
        )
        for table, kinds in _KINDS.items()
    ),
)
