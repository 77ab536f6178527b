"""Regulations 5 and 6 by enactment and date: which functions arrangements may cover, and which they may not.

What is not listed is outside: the Regulations name what may be covered. Sections are matched by number; a row without
sections is of the whole enactment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span
from section75.core.law.regulations.instruments import MADE
from section75.core.law.regulations.provision import Reading

_V, _U = Reading.VERIFIED, Reading.UNVERIFIED
_MADE, _2012, _2015, _2016 = date(2000, 4, 1), date(2013, 4, 1), date(2015, 4, 1), date(2016, 4, 1)


class Side(Enum):
    """Whose functions they are."""

    NHS = "NHS"
    COUNCIL = "council"


class Scope(Enum):
    """Whether arrangements may cover a function."""

    IN = "within scope"
    OUT = "excepted"
    GATEWAY = "within scope only through a gateway"
    ADVICE = "within scope, and barred by another Act from another kind of delegation"


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """Some functions of one enactment: whose, which sections ("" is the whole), how they stand, since when."""

    side: Side
    act: str  # as `reading_of` names it
    sections: tuple[str, ...]
    scope: Scope
    cite: str
    span: Span
    by: str
    reading: Reading = Reading.VERIFIED
    why: str = ""


def _nhs(
    act: str, sections: str, cite: str, since: date, until: date | None, by: str, reading: Reading = _V
) -> FunctionRow:
    return FunctionRow(Side.NHS, act, tuple(sections.split()), Scope.IN, cite, Span(since, until), by, reading)


def _council(
    act: str, sections: str, cite: str, since: date, until: date | None, by: str, *, scope: Scope = Scope.IN,
    reading: Reading = _V, why: str = "",
) -> FunctionRow:  # fmt: skip
    return FunctionRow(Side.COUNCIL, act, tuple(sections.split()), scope, cite, Span(since, until), by, reading, why)


_CHARGE = "only in a pooled fund or where an NHS body exercises council functions, with the care itself also covered"
_ADOPTION = "the Adoption Act 1976 has been replaced; what takes its place here is not read"
_PARTS = "regulation 6 names Parts of the Act; which sections those are is from memory"

NHS_FUNCTIONS = (
    _nhs("nhs 1977", "2 3 5", "reg 5(a)", _MADE, _2012, MADE),
    _nhs("nhs 2006", "2 3", "reg 5(a)", date(2007, 3, 1), _2012, "read for the 1977 Act", _U),
    _nhs("nhs 2006", "3 3a 3b", "reg 5(a)", _2012, None, "SI 2012/3094"),
    _nhs("nhs 2006", "sch1:9 sch1:10 sch1:11", "reg 5(a)", _2012, None, "SI 2012/3094"),
    _nhs("nhs 2006", "83", "reg 5(a)", _2016, None, "SI 2015/1940"),
    _nhs("nhs 2006", "12a 12b 12c", "reg 5(bb)", _2012, None, "unseen: reg 5(bb)", _U),
    _nhs("mha 1983", "25a 25b 25c 25d 25e 25f 25g 25h", "reg 5(b)", _MADE, _2012, MADE),
    _nhs("mha 1983", "117", "reg 5(b)", _MADE, None, MADE),
)
COUNCIL_FUNCTIONS = (
    _council("nhs 2006", "2b 6c", "reg 6(m)", _2012, None, "SI 2012/3094"),
    _council("nhs 2006", "sch1", "reg 6(m)", _2012, None, "SI 2012/3094"),
    _council("nhs 2006", "254 sch20", "reg 6(a)", _2012, None, "SI 2012/3094", reading=_U),
    _council("naa 1948", "22 23(3) 26 43 45 49", "reg 6(a)(i)", _MADE, _2015, MADE, scope=Scope.OUT),
    _council("naa 1948", "", "reg 6(a)", _MADE, _2015, MADE),
    _council("care 2014", "14 17", "reg 6(k)", _2015, None, "SI 2015/643", scope=Scope.GATEWAY, why=_CHARGE),
    _council("care 2014", "2(3)", "reg 6(l)", _2015, None, "SI 2015/643", scope=Scope.GATEWAY, why=_CHARGE),
    _council(
        "care 2014", "69", "reg 6(a)(i)", _2015, None, "SI 2015/643", scope=Scope.OUT,
        why="recovery of charges stays with the council",
    ),
    _council(
        "care 2014", "42 43 44 45 46 47", "reg 6(a)", _2015, None, "SI 2015/643", scope=Scope.ADVICE,
        why="regulation 6 does not except them; section 79(2) of the Act bars them from delegation under that section, "
        "which is another power: take advice",
    ),
    _council("care 2014", "", "reg 6(a)", _2015, None, "SI 2015/643"),
    _council(
        "lassa 1970", "6", "reg 6(a)(ii)", _MADE, None, MADE, scope=Scope.OUT,
        why="the post of director of adult social services stays with the council",
    ),
    _council("lassa 1970", "7b", "reg 6(a)(ii)", _MADE, _2012, MADE, scope=Scope.OUT),
    _council("lassa 1970", "", "reg 6(a)", _MADE, None, MADE),
    _council("adoption 1976", "1 2", "reg 6(a)(iii)", _MADE, None, MADE, scope=Scope.OUT, reading=_U, why=_ADOPTION),
    _council(
        "mha 1983", "114 115", "reg 6(a)(iv)", _MADE, None, MADE, scope=Scope.OUT,
        why="approval of mental health professionals, and their entry and inspection, stay with the council",
    ),
    _council("mha 1983", "17", (
        "reg 6(a)(iva)"
    ), date(2003, 4, 1), _2015, "SI 2003/629", scope=Scope.GATEWAY, reading=_U),
    _council("mha 1983", "", "reg 6(a)", _MADE, None, MADE),
    _council("homes 1984", "", "reg 6(a)(v)", _MADE, _2012, MADE, scope=Scope.OUT),
    _council(
        "children 1989", "part7 part8 part9 86 59 60 61 62 63 64 65 66 67 68 69 70", "reg 6(a)(vi)", _MADE, None, MADE,
        scope=Scope.OUT, reading=Reading.IN_PART, why=_PARTS,
    ),
    _council("children 1989", "part10", "reg 6(a)(vi)", _MADE, _2012, MADE, scope=Scope.OUT),
    _council("children 1989", "", "reg 6(a)", _MADE, None, MADE),
    _council("disabled 1986", "5 7", "reg 6(b)", _MADE, None, MADE),
    _council("disabled 1986", "8", "reg 6(b)", _MADE, _2015, MADE),
    _council("lgmpa 1976", "19", "reg 6(c)", _MADE, None, MADE),
    _council("education 1996", "", "reg 6(d)", _MADE, None, MADE),
    _council("hgcra 1996", "part1 126", "reg 6(e), (f)", _MADE, None, MADE),
    _council((
        "hgcra 1996"
    ), " ".join(str(n) for n in range(1, 104)), "reg 6(e)", _MADE, None, MADE, reading=_U, why=_PARTS),
    _council("housing 1996", "part6 part7", "reg 6(e)", _MADE, None, MADE),
    _council(
        "housing 1996", " ".join(str(n) for n in range(159, 219)), "reg 6(e)", _MADE, None, MADE, reading=_U, why=_PARTS
    ),
    _council("epa 1990", "", "reg 6(g)", _MADE, None, MADE),
    _council("lga 1972", "180 181", "reg 6(h)", _MADE, None, MADE),
    _council("highways 1980", "", "reg 6(i)", _MADE, None, MADE),
    _council("rta 1988", "39", "reg 6(i)", _MADE, None, MADE),
    _council("transport 1985", "63 93", "reg 6(j)", _MADE, None, MADE),
)  # fmt: skip
CLINICAL_EXCLUSIONS = (
    ("surgery", "surgery", "surgical"),
    ("radiotherapy", "radiotherapy"),
    ("termination of pregnancies", "termination of pregnanc", "terminations of pregnanc", "abortion"),
    ("endoscopy", "endoscop"),
    ("Class 4 laser treatments", "class 4 laser"),
    ("other invasive treatments", "invasive treatment"),
    ("emergency ambulance services", "emergency ambulance", "ambulance service"),
)  # what regulation 5(a) leaves out, and the words in a service's description that suggest it
