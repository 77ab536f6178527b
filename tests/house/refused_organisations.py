"""Organisations that cannot be so, and lists that cannot be read: each refusal by the facts that provoke it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from section75.core import organisations
from section75.core.explain import Clause
from section75.core.money import Ratio
from section75.core.organisations import (
    Apportionment,
    Code,
    Days,
    Fact,
    How,
    Organisation,
    Register,
    Succession,
    body_of,
    who_is,
)
from section75.core.parties import Kind, Party
from section75.core.refusals import Refusal
from section75.importers import organisations_file as lists

SOURCE = Clause("a source")
APRIL, JULY = date(2020, 4, 1), date(2022, 7, 1)


def _body(id: str, starts: date = APRIL, ends: date | None = None, code: str = "X1") -> Organisation:
    names, kinds = (Fact(f"The {id}", SOURCE),), (Fact(Kind.ICB, SOURCE),)
    codes = (Fact(Code("ods", f"{code}-{id}"), SOURCE),)
    return Organisation(id, names, kinds, codes, Days(starts, ends, (JULY,) if ends is None else ()), SOURCE)


def _link(before: str, after: str, on: date = JULY) -> Succession:
    return Succession(before, after, on, How.MERGER, SOURCE)


OLD, NEW, OTHER = _body("old", ends=JULY), _body("new", JULY), _body("other", JULY)
TWICE = replace(NEW, names=(*NEW.names, Fact("The newer", SOURCE)))
SPLIT = Register.of([OLD, NEW, OTHER], [_link("old", "new"), _link("old", "other")])
PARTY = Party("icb", "The Board", Kind.ICB, SOURCE, (("ods", "X1-old"), ("ods", "X1-new")))
ALL_TO_ONE = Apportionment("icb", JULY, Ratio.printed({"new": "100%"}), "deed", SOURCE)


def _register(*bodies: Organisation, links: tuple[Succession, ...] = ()) -> Callable[[], object]:
    return lambda: Register.of(bodies, links)


def _same_code() -> object:
    other = replace(_body("other"), codes=_body("old").codes)
    return Register.of([_body("old"), other], [])


REFUSED_ORGANISATIONS: dict[type[Refusal], Callable[[], object]] = {
    organisations.OrganisationGivenTwice: _register(OLD, OLD),
    organisations.TwoAtOnce: _register(TWICE),
    organisations.CodeOfTwoBodies: _same_code,
    organisations.NoSuchBody: lambda: SPLIT.find("The ne"),
    organisations.SeveralBodies: lambda: Register.of([OLD, replace(NEW, names=OLD.names)], []).find("the old"),
    organisations.OwnPredecessor: _register(_body("old"), links=(_link("old", "old"),)),
    organisations.SuccessionOutOfTime: _register(OLD, _body("new"), links=(_link("old", "new", date(2022, 8, 1)),)),
    organisations.SuccessorNotThere: _register(OLD, NEW, links=(_link("old", "new", date(2021, 1, 1)),)),
    organisations.SucceededTwice: _register(OLD, NEW, links=(_link("old", "new"), _link("old", "new"))),
    organisations.CodesOfSeveralBodies: lambda: body_of(PARTY, SPLIT),
    organisations.ApportionedToAnother: lambda: who_is(SPLIT, OLD, on=JULY, recorded=[ALL_TO_ONE]),
    organisations.ApportioningIsAsked: lambda: who_is(SPLIT, OLD, on=JULY).require(),
    lists.ListNotRecognised: lambda: lists.read_lists([("other.csv", b"name,size\na,1\n")]),
    lists.ListRowUnreadable: lambda: lists.read_lists(
        [("links.csv", b"predecessor_ods,successor_ods,date,kind\nQUE,S1Y5D,2026-04-31,merger\n")]
    ),
    lists.OrganisationsFileNotRead: lambda: lists.read_lists([("own.toml", b"[file")]),
}
