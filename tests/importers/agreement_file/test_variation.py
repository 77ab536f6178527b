"""A variation is laid over what it varies: day by day, record by record; and what it may not say is refused by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal, Refusals
from section75.importers.agreement_file import FileText, read_partnership

SMALL = (Path(__file__).parent / "small.toml").read_text(encoding="utf-8")
HEAD = """
[file]
format = "section75-agreement/1"
kind = "invented"
about = "a variation"

[partnership]
id = "small"
name = "Small partnership"
"""
VARIATION = """
[variation]
id = "{id}"
number = {number}
agreement = "agreement"
title = "Deed {number}"
by = "deed"
effective = {effective}
source = "deed {number}"
"""
"""A variation file's head."""


def varying(body: str, *, number: int = 1, effective: str = "2022-10-01") -> FileText:
    head = VARIATION.format(id=f"deed-{number}", number=number, effective=effective)
    return FileText(f"deed-{number}.toml", (HEAD_OF_SMALL + head + body).encode())


def _head_of_small() -> str:
    from tomllib import loads

    said = loads(SMALL)["partnership"]
    return HEAD.replace('id = "small"', f'id = "{said["id"]}"').replace("Small partnership", said["name"])


HEAD_OF_SMALL = _head_of_small()
BASE = FileText("small.toml", SMALL.encode())
WITHOUT = read_partnership([BASE])
FUND = WITHOUT.funds[0].id
AGREEMENT = WITHOUT.agreements[0].id
FIRST, SECOND = (party.id for party in WITHOUT.parties[:2])
VARIATION = VARIATION.replace('agreement = "agreement"', f'agreement = "{AGREEMENT}"')
HOST = f'[[host]]\nfund = "{FUND}"\nparty = "{SECOND}"\n'


def read(*files: FileText) -> Partnership:
    return read_partnership([BASE, *files])


def host_on(terms: Partnership, day: date) -> str:
    return next(term.value for term in terms.funds[0].host if term.span.holds(day))


def refusal_of(*files: FileText) -> str:
    with pytest.raises(Refusal) as raised:
        read(*files)
    each = raised.value.each if isinstance(raised.value, Refusals) else [raised.value]
    return " / ".join(one.says for one in each)


def test_a_later_host_takes_over_on_the_day_and_the_earlier_one_stays_before_it() -> None:
    terms = read(varying(f'{HOST}from = 2022-10-01\nsource = "cl. 1"\n'))
    assert host_on(WITHOUT, date(2022, 10, 1)) == FIRST
    assert host_on(terms, date(2022, 9, 30)) == FIRST
    assert host_on(terms, date(2022, 10, 1)) == SECOND
    assert str(terms.funds[0].host[-1].clause) == "Deed 1, cl. 1 (invented)"
    assert len(terms.funds[0].host) == 2, "superseded terms stay"


def test_what_a_variation_gives_an_end_comes_back_afterwards() -> None:
    terms = read(varying(f'{HOST}from = 2022-10-01\nto = 2022-12-31\nsource = "cl. 1"\n'))
    assert [host_on(terms, day) for day in (date(2022, 9, 30), date(2022, 12, 31), date(2023, 1, 1))] == [
        FIRST, SECOND, FIRST,
    ]  # fmt: skip


def test_a_later_variation_prevails_whatever_order_the_files_are_given_in() -> None:
    one = varying(f'{HOST}from = 2022-10-01\nsource = "cl. 1"\n')
    two = varying(f'{HOST.replace(SECOND, FIRST)}from = 2022-11-01\nsource = "cl. 1"\n', number=2)
    for files in ((one, two), (two, one)):
        terms = read(*files)
        assert host_on(terms, date(2022, 10, 31)) == SECOND
        assert host_on(terms, date(2022, 11, 1)) == FIRST
        assert [variation.number for variation in terms.variations] == [1, 2]


def test_contributions_of_a_year_are_replaced_whole() -> None:
    body = f"""
[[contributions]]
fund = "{FUND}"
year = "2022/23"
unit = "£000"
standing = "approved"
rows = [{{ party = "{FIRST}", amount = "7" }}]
source = "Sch. 1"
"""
    table = read(varying(body)).contributions_of(FUND, FinancialYear(2022))
    assert table is not None
    assert table.due == {FIRST: Money.of("7,000")}


def test_the_same_files_without_a_head_contradict_one_another() -> None:
    head, _, body = varying(f'{HOST}from = 2022-10-01\nsource = "cl. 1"\n').content.decode().partition("[variation]")
    plain = FileText("plain.toml", (head + body[body.index("[[host]]") :]).encode())
    terms = read(plain)
    assert sum(term.span.holds(date(2022, 10, 1)) for term in terms.funds[0].host) == 2, "two hosts, which is found"


@pytest.mark.parametrize(
    ("body", "more", "says"),
    [
        ("", {}, "it varies nothing. Give the records it varies."),
        (f'{HOST}from = 2022-09-01\nsource = "cl. 1"\n', {}, "before the variation binds on 1 October 2022"),
        (f'{HOST}from = 2022-10-01\nsource = "cl. 1"\n', {"effective": "1990-01-01"}, "before its agreement begins on"),
        (f'{HOST}from = 2022-10-01\nunder = "deed-9"\nsource = "cl. 1"\n', {}, "there is no instrument 'deed-9'"),
        (
            '[[merged]]\nschedule = "{0}"\ninto = "{0}"\non = 2022-10-01\nsource = "cl. 1"\n'.format(
                WITHOUT.schedules[0].id
            ),
            {},
            "a schedule cannot be merged into itself",
        ),
    ],
)
def test_what_a_variation_may_not_say(body: str, more: dict[str, str], says: str) -> None:
    assert says in refusal_of(varying(body, **more))  # type: ignore[arg-type]


def test_two_variations_of_one_number_are_refused() -> None:
    body = f'{HOST}from = 2022-10-01\nsource = "cl. 1"\n'
    one, again = varying(body), varying(body)
    told = refusal_of(one, FileText("again.toml", again.content.replace(b'"cl. 1"', b'"cl. 2"')))
    assert "variation number 1" in told


def test_a_variation_of_an_unknown_agreement_is_refused() -> None:
    file = varying(f'{HOST}from = 2022-10-01\nsource = "cl. 1"\n')
    unknown = FileText(file.name, file.content.replace(f'agreement = "{AGREEMENT}"'.encode(), b'agreement = "other"'))
    assert "there is no agreement 'other'" in refusal_of(unknown)


days = st.dates(min_value=date(2022, 10, 1), max_value=date(2023, 6, 30))


@settings(max_examples=60, deadline=None)
@given(spans=st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=4))
def test_on_every_day_there_is_one_host_and_it_is_the_last_variations(spans: list[list[date]]) -> None:
    files = [
        varying(
            f'{HOST if number % 2 else HOST.replace(SECOND, FIRST)}from = {first}\nto = {last}\nsource = "cl. 1"\n',
            number=number,
        )
        for number, (first, last) in enumerate(spans, start=1)
    ]
    terms = read(*files)
    for day in (date(2022, 9, 30), *(day for span in spans for day in span), date(2023, 7, 1)):
        holding = [number for number, (first, last) in enumerate(spans, start=1) if first <= day <= last]
        expected = FIRST if not holding or holding[-1] % 2 == 0 else SECOND
        assert [term.value for term in terms.funds[0].host if term.span.holds(day)] == [expected]


def test_a_party_that_joins_by_variation_is_no_party_the_day_before() -> None:
    base = WITHOUT.agreements[0]
    body = f"""
[[party]]
id = "trust"
name = "Invented NHS Trust"
kind = "NHS trust"
source = "cl. 1"

[[agreement]]
id = "{AGREEMENT}"
title = "{base.title}"
kind = "{base.kind.value}"
parties = ["{FIRST}", "{SECOND}", "trust"]
source = "cl. 1"
"""
    terms = read(varying(body))
    fund = terms.funds[0]
    assert terms.partners_of(fund, on=date(2022, 9, 30)) == (FIRST, SECOND)
    assert terms.partners_of(fund, on=date(2022, 10, 1)) == (FIRST, SECOND, "trust")
    assert terms.partners_of(fund) == (FIRST, SECOND, "trust")
    assert terms.variations[0].kinds == ("parties",)
