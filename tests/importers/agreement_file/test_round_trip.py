"""Terms file, database, file: the same bytes and the same terms, for generated agreements: 1,000 in `make soak`."""

from __future__ import annotations

import os
import tomllib
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from section75.apps.agreements import actions, store
from section75.core.partnership import findings_of
from section75.importers.agreement_file import FileText, read_partnership
from section75.importers.agreement_file.writing import AgreementText, tables
from tests.generated.agreements import OPTIONAL, VARIATION, files
from tests.generated.strategy import AGREEMENTS

AT = datetime(2026, 5, 4, 9, 5, tzinfo=UTC)
EXAMPLES = 1_000 if os.environ.get("SECTION75_SOAK") else 60
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading without the checks, which have tests of their own and take most of the time."""
    monkeypatch.setattr(actions, "findings_of", lambda partnership: ())


@given(AGREEMENTS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=QUIET)
def test_file_database_file_gives_the_same_bytes_and_terms(db: None, unchecked: None, loaded: list[FileText]) -> None:
    with transaction.atomic():
        kept = actions.load_at_the_terminal(loaded, at=AT)
        back = store.files_in_force(kept.partnership.id)
        again = store.latest(kept.partnership.id)
        transaction.set_rollback(True)
    assert back == loaded
    assert again == kept.partnership


@given(AGREEMENTS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=QUIET)
def test_a_draft_of_it_exported_unchanged_is_the_same_file(loaded: list[FileText]) -> None:
    for file in loaded:
        assert AgreementText.read(file.name, file.content).content == file.content


@given(AGREEMENTS)
@settings(max_examples=EXAMPLES // 6, deadline=None, suppress_health_check=QUIET)
def test_written_anew_record_by_record_it_says_the_same(loaded: list[FileText]) -> None:
    for file in loaded:
        text, anew = AgreementText.read(file.name, file.content), AgreementText(file.name, ())
        for table in tables():
            for record in text.records(table.name):
                assert text.changed(table.name, record.number, record.values).content == file.content
                anew = anew.added(table.name, record.values)
        assert tomllib.loads(anew.content.decode()) == tomllib.loads(file.content.decode())


@pytest.mark.parametrize("seed", range(5))
def test_generated_agreements_are_the_same_from_the_same_seed_and_can_be_checked(seed: int) -> None:
    everything = (*OPTIONAL, VARIATION)
    assert files(seed, everything) == files(seed, everything)
    assert files(seed, everything) != files(seed + 1, everything)
    for finding in findings_of(read_partnership(files(seed, everything))):
        assert finding.says.endswith((".", ".)"))
