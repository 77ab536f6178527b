"""`section75 register`: functions on a day, records and contracts, in words and as JSON."""

from __future__ import annotations

from .conftest import EXAMPLES, section75

HARINGEY, BARNET = str(EXAMPLES / "haringey-2016"), str(EXAMPLES / "barnet-2018")


def test_functions_on_a_day() -> None:
    answer = section75("register", "functions", HARINGEY, "--on", "1 May 2017")
    assert answer.code == 0
    assert "Liability stays with the owner: National Health Service Act 2006, section 75(5)." in answer.out
    assert "  Accountable:   the CCG\n  Exercised by:  the council\n" in answer.out
    data = section75("register", "functions", HARINGEY, "--on", "2017-05-01", "--json").data
    assert data["on"] == "2017-05-01"
    assert {each["accountable"] for each in data["functions"]} == {"the council", "the CCG"}
    assert len(data["silent"]) == 2


def test_functions_need_a_day() -> None:
    assert section75("register", "functions", HARINGEY).code == 2
    assert "is not a day" in section75("register", "functions", HARINGEY, "--on", "soon").err


def test_records_by_schedule() -> None:
    answer = section75("register", "records", HARINGEY)
    assert answer.code == 0
    assert "MISSING     Joint consultation  [SI 2000/617 regulation 4(2) and (2A)]" in answer.out
    data = section75("register", "records", HARINGEY, "--json").data
    assert len(data["schedules"]) == 5
    assert data["beside"] == []
    assert {"what", "provision", "answer", "entries", "missing", "not_asked"} == set(data["schedules"][0]["wanted"][0])


def test_what_would_go_back() -> None:
    folder = str(EXAMPLES / "cambridgeshire-2023")
    answer = section75("register", "reversion", folder, "--on", "31 August 2022")
    assert answer.code == 0
    assert "function: Lead commissioning of specialist community health care" in answer.out
    data = section75("register", "reversion", folder, "--on", "2022-08-31", "--json").data
    assert {each["kind"] for each in data["goes_back"]} == {"function", "persons", "team", "contribution"}


def test_contracts_on_a_day() -> None:
    answer = section75("register", "contracts", BARNET, "--on", "2018-11-15")
    assert answer.code == 0
    assert "Integrated children's therapies: binds" in answer.out
    data = section75("register", "contracts", BARNET, "--on", "2018-11-15", "--json").data
    assert {each["id"] for each in data["contracts"]} > {"therapies", "stroke"}
    assert section75("register", "contracts", HARINGEY, "--on", "2018-11-15").out == "No contract is on record.\n"
