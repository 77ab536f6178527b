"""Whatever is typed can be saved and stands as it was typed; nothing two people save is lost; revisions only grow."""

from __future__ import annotations

import copy
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.apps.accounts.models import User
from section75.apps.drafts import actions, begin, store
from section75.apps.drafts.actions import At, Clash, Saved
from section75.apps.drafts.changes import Change, trace
from section75.apps.drafts.choices import Known
from section75.apps.drafts.models import Draft, Revision
from section75.apps.drafts.posted import raw_from
from section75.apps.drafts.record_form import RecordForm
from section75.apps.drafts.refusals import (
    NoFurtherThanThat,
    NoSuchDraft,
    NoSuchRecord,
    NotADraftName,
    OnlyOfItsKind,
    RecordChangedMeanwhile,
)
from section75.apps.drafts.typed import Meant, raw_of
from section75.core.authority import MayNot
from section75.importers.agreement_file import FileText
from section75.importers.agreement_file.problems import FileNotUnderstood
from section75.importers.agreement_file.writing import AgreementText, Key, Kind, TableKeys, tables
from section75.importers.agreement_file.writing.rewriting import same

from .drafting import AT, SLUG, sent

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILE = "agreement.toml"
PARTY = At(1, FILE, "party", 0)
BY_NAME = {table.name: table for table in tables()}


@pytest.fixture
def draft(cast: dict[str, User]) -> Draft:
    return begin.begin_edit(cast["pool.manager"], SLUG, title="Next year", at=AT)


def parties(draft: Draft) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(store.files_of(draft)[0].content.decode())["party"]
    return found


TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60) | st.sampled_from(
    [
        '"""',
        "\\",
        "'",
        "# no",
        "[[party]]",
        "a\r\nb",
        "£1,000",
        "2022-04-01",
        "1 April 2022",
        "yes",
        "{}",
        "9" * 30,
        "huge " * 20_000,
    ]
)
NUMBERS = st.integers(0, 3)


@st.composite
def forms(draw: st.DrawFn, keys: tuple[Key, ...]) -> dict[str, Any]:
    """What somebody might type into a form of these keys, rows and all."""
    return {key.name: draw(_typed(draw, key)) for key in keys if draw(st.booleans())}


def _typed(draw: st.DrawFn, key: Key) -> st.SearchStrategy[Any]:
    if key.kind is Kind.TABLE:
        return forms(key.inside)
    if key.kind is Kind.ROWS:
        return st.lists(forms(key.inside), max_size=3)
    if key.kind is Kind.BY_NAME:
        assert key.each
        inside = key.each.inside or (Key("value", Kind.TEXT),)
        return st.lists(forms((Key("for", Kind.TEXT), *inside)), max_size=3)
    if key.kind is Kind.KINDS:
        kind = draw(st.sampled_from(key.kinds))
        return st.lists(forms(kind.keys[1:]).map(lambda row: {"step": kind.name, **row}), max_size=2)
    return st.sampled_from(key.choices) if key.choices else TYPED


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_typed_into_any_form_is_toml_and_reads_back_the_same(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(tables()))
    typed = data.draw(forms(table.keys))
    fields = {name: value if isinstance(value, list) else [value] for name, value in sent(typed).items()}
    meant = Meant(table.keys, raw_from(table.keys, fields), {})
    form = RecordForm(table, raw_from(table.keys, fields), Known({}), is_bound=True)
    assert form.is_valid(), form.errors
    made = AgreementText("a.toml", ()).added(table.name, meant.values)
    text = AgreementText.read("a.toml", made.content)
    values = text.record(table.name, 0).values
    assert same(values, dict(meant.values))
    again = Meant(table.keys, raw_of(table.keys, values), values)
    assert same(dict(again.values), values)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/agreement.toml")), ids=lambda path: path.parent.name)
def test_a_form_sent_back_untouched_means_what_the_record_said(path: Path) -> None:
    text = AgreementText.read(path.name, path.read_bytes())
    for table in tables():
        for record in text.records(table.name):
            fields = sent(raw_of(table.keys, record.values))
            posted = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
            meant = Meant(table.keys, raw_from(table.keys, posted), record.values)
            assert same(dict(meant.values), record.values), table.name
            assert meant.left_out == []


def test_days_numbers_and_answers_become_what_the_key_holds_and_anything_else_stays_text() -> None:
    keys = BY_NAME["escalation"].keys
    typed = {"from": "1 April 2026", "to": "soon", "number": "1,000", "within": "ten", "counted": "days"}
    values = Meant(keys, typed, {}).values
    assert values == {"from": date(2026, 4, 1), "to": "soon", "number": 1000, "within": "ten", "counted": "days"}
    row = {"rows": [{"party": "icb", "recurrent": "yes"}, {"party": "", "recurrent": "yes"}, {"recurrent": "no"}]}
    rows = Meant(BY_NAME["contributions"].keys, row, {}).values["rows"]
    assert rows == [{"party": "icb"}, {"recurrent": False}]


def test_a_key_the_format_does_not_have_is_kept() -> None:
    meant = Meant(BY_NAME["fund"].keys, {"id": "f"}, {"id": "e", "colour": "blue"})
    assert meant.values == {"id": "f", "colour": "blue"}


def test_a_name_given_twice_is_asked_for_and_loses_nothing() -> None:
    typed = {"identifiers": [{"for": "ons", "value": "1"}, {"for": "ons", "value": "2"}, {"value": "3"}]}
    meant = Meant(BY_NAME["party"].keys, typed, {})
    assert list(meant.values["identifiers"].values()) == ["1", "2", "3"]
    assert [field for field, _ in meant.left_out if "identifiers" in field] == [
        "identifiers-1-for",
        "identifiers-2-for",
    ]


STEPS = st.lists(
    st.tuples(st.sampled_from(["added", "changed", "removed", "moved"]), st.integers(0, 9), st.sampled_from([-1, 1])),
    max_size=8,
)


@settings(deadline=None)
@given(st.integers(0, 4), STEPS)
def test_a_record_is_followed_through_every_change(place: int, steps: list[tuple[Any, int, int]]) -> None:
    rows: list[list[Any]] = [[number, 0] for number in range(5)]
    mine = rows[place]
    changes = []
    for verb, at, by in steps:
        at = len(rows) if verb == "added" else at
        to = at + by
        if (verb != "added" and at >= len(rows)) or (verb == "moved" and not 0 <= to < len(rows)):
            continue
        changes.append(Change(verb, "f", "t", at, to if verb == "moved" else 0))
        if verb == "added":
            rows.append([-1, 0])
        elif verb == "changed":
            rows[at][1] += 1
        elif verb == "removed":
            mine[1] += rows[at] is mine
            del rows[at]
        else:
            rows[at], rows[to] = rows[to], rows[at]
    found = trace(place, changes, file="f", table="t")
    assert found.place == next((n for n, row in enumerate(rows) if row is mine), None)
    assert (found.touched is not None) == (mine[1] > 0)
    assert trace(place, changes, file="f", table="other").place == place


def test_two_versions_of_one_record_are_both_kept(draft: Draft, cast: dict[str, User]) -> None:
    was = parties(draft)[0]
    first = actions.save_record(cast["pool.manager"], draft, PARTY, was | {"name": "Theirs"}, now=AT)
    assert isinstance(first, Saved)
    came = actions.save_record(cast["partner.accountant"], draft, PARTY, was | {"name": "Mine"}, now=AT)
    assert isinstance(came, Clash)
    assert (came.was, came.theirs, came.mine) == (was, was | {"name": "Theirs"}, was | {"name": "Mine"})
    assert (came.by, came.latest, store.revision_of(draft)) == ("pool.manager", 2, 2)
    (aside,) = store.all_set_aside(draft)
    assert tomllib.loads(aside.text)["party"] == [was | {"name": "Mine"}]


def test_saving_nothing_new_makes_no_revision(draft: Draft, cast: dict[str, User]) -> None:
    actions.save_record(cast["pool.manager"], draft, PARTY, parties(draft)[0], now=AT)
    assert store.revision_of(draft) == 1


def test_every_revision_stays_with_its_whole_text(draft: Draft, cast: dict[str, User]) -> None:
    before = store.files_of(draft)
    actions.remove_record(cast["pool.manager"], draft, At(1, FILE, "party", 1), now=AT)
    assert len(parties(draft)) == 1
    assert store.files_of(draft, 1) == before
    assert [row.says for row in store.revisions(draft)] == ["Took out party icb.", "Begun."]
    for change in (lambda: Revision.objects.update(says=""), lambda: Revision.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_what_cannot_be_done_to_a_record_is_refused(draft: Draft, cast: dict[str, User]) -> None:
    user = cast["pool.manager"]
    with pytest.raises(NoFurtherThanThat, match="first or the last"):
        actions.move_record(user, draft, PARTY, by=-1, now=AT)
    with pytest.raises(OnlyOfItsKind, match=r"one \[partnership\]"):
        actions.remove_record(user, draft, At(1, FILE, "partnership"), now=AT)
    with pytest.raises(OnlyOfItsKind):
        actions.add_record(user, draft, At(1, FILE, "file"), {"about": "x"}, now=AT)
    with pytest.raises(NoSuchRecord, match=r"no record 10 of \[party\]"):
        actions.save_record(user, draft, At(1, FILE, "party", 9), {}, now=AT)
    with pytest.raises(NoSuchRecord, match=r"no file 'x\.toml'"):
        actions.add_record(user, draft, At(1, "x.toml", "party"), {}, now=AT)
    actions.save_record(user, draft, PARTY, parties(draft)[0] | {"name": "Newer"}, now=AT)
    with pytest.raises(RecordChangedMeanwhile, match=r"pool\.manager changed party council in revision 2"):
        actions.remove_record(user, draft, PARTY, now=AT)


def test_whoever_may_not_draft_is_refused(draft: Draft, cast: dict[str, User]) -> None:
    with pytest.raises(MayNot, match="draft terms"):
        actions.save_record(cast["member"], draft, PARTY, {}, now=AT)
    with pytest.raises(NotADraftName, match="'A B' will not do"):
        begin.begin_variation(cast["pool.manager"], SLUG, name="A B", title="x", at=AT)


def test_files_of_this_partnership_edit_it_and_those_of_another_are_of_a_new_one(cast: dict[str, User]) -> None:
    user = cast["pool.manager"]
    given = tuple(FileText(path.name, path.read_bytes()) for path in sorted((EXAMPLES / "barnet-2018").glob("*.toml")))
    new = begin.begin_from(user, SLUG, given, at=AT)
    assert (new.target, new.title, store.files_of(new)) == ("new", "Barnet section 75 agreements", given)
    own = FileText("a.toml", (EXAMPLES / "cambridgeshire-2023" / FILE).read_bytes())
    assert begin.begin_from(user, SLUG, (own,), at=AT).target == "edit"
    with pytest.raises(NoSuchDraft):
        store.get(SLUG, new.number, organisation="icb")
    with pytest.raises(FileNotUnderstood):
        begin.begin_from(user, SLUG, (FileText("a.toml", b"= x"),), at=AT)


def test_a_form_is_made_of_tables_nobody_here_has_heard_of() -> None:
    of = Key("beds", Kind.ROWS, inside=(Key("colour", Kind.CHOICE, choices=("red", "blue")),))
    form = RecordForm(TableKeys("wards", "Wards.", True, (of, Key("built", Kind.DAY))), {}, Known({}))
    assert sorted(form.fields) == ["beds-0-colour", "built"]
    assert copy.copy(form.fields["built"].label) == "Built"
