"""A source by command: refused without its columns, confirmed, brought, shown."""

from __future__ import annotations

from pathlib import Path

from .conftest import Terminal

CHOSEN = (
    "--source", "Council AP extract", "--column", "date=Trans Dt", "--column", "cost_centre=CC",
    "--column", "amount=Value", "--dates", "day first", "--unit", "£", "--spend", "negative",
)  # fmt: skip


def test_columns_are_confirmed_and_files_of_the_source_are_brought(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "ap.csv"
    file.write_text("Trans Dt,CC,Value\n14/06/2022,LD402,(12.34)\n", encoding="utf-8")
    bring = ("ledger", "import", str(file), "--month", "2022/23 M3", "--control-total", "-12.34", "--preview")
    refused = terminal(*bring, "--json", as_="finance.officer")
    assert (refused.code, refused.data["refusal"]) == (1, "MissingColumns")
    confirmed = terminal("sources", "confirm", str(file), *CHOSEN, "--json", as_="finance.officer")
    assert confirmed.data["columns"] == {"amount": "Value", "cost_centre": "CC", "date": "Trans Dt"}
    assert terminal(*bring, as_="finance.officer").code == 0
    listed = terminal("sources", "list", "--json", as_="finance.officer").data
    assert [each["source"] for each in listed] == ["Council AP extract"]
    shown = terminal("sources", "show", "Council AP extract", as_="finance.officer").out
    assert "date: Trans Dt" in shown
    assert "days day first, in £, spend negative, seen as CSV in UTF-8, separated by commas" in shown
