"""The page of restorations: what a restored backup left missing, who accepted it, and whether posting waits."""

from __future__ import annotations

from datetime import UTC, datetime

from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.backups import actions, store
from section75.apps.backups.models import Restoration
from section75.apps.evidence.paging import PAGE
from section75.apps.ledger.ledgers import Ledger
from tests.acts import approved

AT = datetime(2022, 7, 20, 9, 5, tzinfo=UTC)
PAGES = "/partnerships/{0.partnership}/{0.fund}/evidence/restorations/"


def lost(fund: Ledger) -> Restoration:
    """Two lines that a checkpoint of a partner knows of are not there."""
    store.keep(
        [
            Restoration(
                partnership=fund.partnership, fund=fund.fund, known_size=6, known_root="ab" * 32, restored_size=4,
                known_by="checkpoint 2, kept outside,", known_at=AT, made_at=AT, restored_at=AT, restored_by="root",
            )
        ]
    )  # fmt: skip
    return store.open_ones(fund.partnership, fund.fund)[-1]


def seen(client: Client, cast: dict[str, User], fund: Ledger, who: str, more: str = "") -> str:
    client.force_login(cast[who])
    answer = client.get(PAGES.format(fund) + more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_partner_and_the_auditor_see_what_is_missing_and_that_posting_waits(
    client: Client, cast: dict[str, User], fund: Ledger
) -> None:
    assert "Nothing is missing" in seen(client, cast, fund, "auditor")
    lost(fund)
    for who in ("auditor", "partner.chief", "pool.manager"):
        page = seen(client, cast, fund, who)
        assert "2 lines of the log are missing" in page
        assert "blocked until each partner accepts it" in page
        assert "checkpoint 2, kept outside" in page
        assert "nobody has proposed to accept it" in page


def test_who_accepted_is_said_and_that_posting_is_open_again(
    client: Client, cast: dict[str, User], fund: Ledger
) -> None:
    row = lost(fund)
    proposal = actions.propose_accepting(cast["pool.manager"], fund.partnership, fund.fund, row.pk, at=AT)
    approved(proposal, "chief.finance", "partner.chief", at=AT)
    page = seen(client, cast, fund, "auditor")
    assert "open again since" in page
    assert "by chief.finance" in page
    assert "by partner.chief" in page
    assert f"Proposal {proposal.pk}" in page


def test_a_long_list_is_paged(client: Client, cast: dict[str, User], fund: Ledger) -> None:
    for _ in range(PAGE + 1):
        row = lost(fund)
    first = seen(client, cast, fund, "auditor")
    assert f"Restoration {row.pk}," in first
    assert f"?below={row.pk - PAGE + 1}" in first
    assert f"Restoration {row.pk - PAGE}," in seen(client, cast, fund, "auditor", f"?below={row.pk - PAGE + 1}")
