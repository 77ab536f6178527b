"""Writes the INVENTED finance extracts that stand in the running/ folders of the examples, from recipe.csv beside them.

No row is real: suppliers, references and amounts are made up, by a small fixed rule that gives the same bytes on every
machine. Run it with `python examples/running_extracts.py`; a test holds the files to it.

A recipe's row says, of one month, how many rows one cost centre books and what they come to in all. One row is written
as it stands; several share their total unevenly, to the penny.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
HEADER = ("date", "cost_centre", "subjective", "description", "amount", "supplier", "reference")
FIFTEENTH = 15  # contributions are paid on the fifteenth
Recipe = Mapping[str, str]


def numbers(seed: int) -> Iterator[int]:
    """An endless, fixed run of whole numbers (a linear congruential recipe); the same on every machine."""
    while True:
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        yield seed >> 8


def pence(pounds: str) -> int:
    """Whole pence of an amount with two decimals, as a recipe writes it."""
    return int(pounds.replace(",", "").replace(".", ""))


def pounds(pence: int) -> str:
    """Pence as a finance system prints them: 1,250.37, or -1,250.37."""
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100:,}.{abs(pence) % 100:02d}"


def shared(total: int, rows: int, run: Iterator[int]) -> list[int]:
    """A total in pence over so many rows, unevenly; together they are the total."""
    weights = [400 + next(run) % 1_200 for _ in range(rows)]
    parts = [total * weight // sum(weights) for weight in weights]
    parts[0] += total - sum(parts)
    return parts


def rows_of(recipe: Recipe, run: Iterator[int]) -> Iterator[tuple[str, ...]]:
    """One cost centre's rows for a month."""
    rows = int(recipe["rows"])
    for part in shared(pence(recipe["total"]), rows, run):
        day = 1 + next(run) % 28 if recipe["kind"] != "contribution" else FIFTEENTH
        number = f" {1 + next(run) % 20}" if rows > 1 and recipe["supplier"] != "Invented payroll" else ""
        yield (
            f"{recipe['month']}-{day:02d}",
            recipe["cost_centre"],
            recipe["subjective"],
            recipe["description"],
            pounds(part),
            f"{recipe['supplier']}{number}",
        )


def extract(recipes: list[Recipe], month: str) -> bytes:
    """The extract of a month ("2017-04"), as the host's finance system would export it."""
    run = numbers(seed=int(month.replace("-", "")))
    rows = [row for recipe in recipes if recipe["month"] == month for row in rows_of(recipe, run)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for number, row in enumerate(sorted(rows), start=1):
        writer.writerow((*row, f"INV-{month[2:4]}{month[5:]}-{number:04d}"))
    return text.getvalue().encode("utf-8")


def extracts(folder: Path) -> dict[str, bytes]:
    """Every extract of one running/ folder, by file name."""
    with (folder / "recipe.csv").open(encoding="utf-8", newline="") as file:
        recipes: list[Recipe] = list(csv.DictReader(file))
    months = sorted({recipe["month"] for recipe in recipes})
    return {f"invented-extract-{month}.csv": extract(recipes, month) for month in months}


def main() -> None:
    """Write the files."""
    for recipe in sorted(HERE.glob("*/running/recipe.csv")):
        for name, content in extracts(recipe.parent).items():
            (recipe.parent / name).write_bytes(content)


if __name__ == "__main__":
    main()
