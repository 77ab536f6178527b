"""Reading an enactment as people cite one: "Care Act 2014, section 18", "NHS Act 2006 s3A", "Sch 1 para 9"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ACTS = {
    "nhs 2006": ("national health service act 2006", "nhs act 2006", "2006 act"),
    "nhs 1977": ("national health service act 1977", "nhs act 1977", "1977 act"),
    "mha 1983": ("mental health act 1983", "mha 1983", "mha"),
    "care 2014": ("care act 2014", "care act"),
    "naa 1948": ("national assistance act 1948", "1948 act"),
    "lassa 1970": ("local authority social services act 1970", (
        "local authorities social services act 1970"
    ), "lassa 1970"),
    "adoption 1976": ("adoption act 1976",),
    "homes 1984": ("registered homes act 1984",),
    "children 1989": ("children act 1989",),
    "disabled 1986": ((
        "disabled persons (services, consultation and representation) act 1986"
    ), "disabled persons act 1986"),
    "lgmpa 1976": ("local government (miscellaneous provisions) act 1976",),
    "education 1996": ("education act 1996", "education acts"),
    "hgcra 1996": ("housing grants, construction and regeneration act 1996", "hgcra 1996", "hgcra"),
    "housing 1996": ("housing act 1996",),
    "epa 1990": ("environmental protection act 1990",),
    "lga 1972": ("local government act 1972", "lga 1972"),
    "highways 1980": ("highways act 1980",),
    "rta 1988": ("road traffic act 1988",),
    "transport 1985": ("transport act 1985",),
    "health 1999": ("health act 1999",),
}  # fmt: skip
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_PART = re.compile(r"\bparts? ([ivx]+|\d+)\b")
_SCHEDULE = re.compile(r"\bsch(?:edule|\.)? ?(\d+)(?:,? ?para(?:graph|\.)?s? ?(\d+)(?: ?(?:to|-|–) ?(\d+))?)?")
_NUMBER = re.compile(r"(\d+[a-z]{0,2})((?:\(\w+\))*)(?: ?(?:to|-|–) ?(\d+)\b)?")
_MOST = 60  # a range of more sections than this is not read as one


@dataclass(frozen=True, slots=True)
class Enactment:
    """An enactment read: the act by our short key, and what of it is cited: sections, "part7", "sch1:9"."""

    act: str
    cited: tuple[str, ...]


def reading_of(text: str) -> Enactment | None:
    """What a citation is of; None where no act known here is named."""
    plain = " ".join(text.lower().replace("’", "'").split())
    named = [(name, key) for key, names in _ACTS.items() for name in names if name in plain]
    if not named:
        return None
    name, key = max(named, key=lambda each: len(each[0]))
    return Enactment(key, tuple(dict.fromkeys(_cited(plain.replace(name, " ")))))


def _cited(rest: str) -> list[str]:
    found = []
    for part in _PART.finditer(rest):
        found.append(f"part{_ROMAN.get(part[1], part[1])}")
    for schedule in _SCHEDULE.finditer(rest):
        first, last = schedule[2], schedule[3]
        numbers = range(int(first), min(int(last or first), int(first) + _MOST) + 1) if first else ()
        found += [f"sch{schedule[1]}:{number}" for number in numbers] or [f"sch{schedule[1]}"]
    rest = _SCHEDULE.sub(" ", _PART.sub(" ", rest))
    for number in _NUMBER.finditer(rest):
        found += _sections(*number.groups())
    return found


def _sections(first: str, under: str, last: str | None) -> list[str]:
    if last and first.isdigit() and 0 < int(last) - int(first) <= _MOST:
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [f"{first}{under}"]


def covers(row: str, cited: str) -> bool:
    """Is what is cited the row's section, or a subsection or paragraph of it?"""
    return cited == row or cited.startswith((f"{row}(", f"{row}:"))
