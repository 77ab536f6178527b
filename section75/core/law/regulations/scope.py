"""Regulations 5 and 6 as provisions: which functions arrangements may cover, in a sentence for each of their versions.

Function by function they stand in `functions`.
"""

from __future__ import annotations

from section75.core.law.regulations.instruments import MADE
from section75.core.law.regulations.provision import Provision, worded

_NHS_MADE = (
    "Services under the 1977 Act, without the clinical exclusions; functions under sections 25A to 25H and 117 of the "
    "1983 Act."
)
_NHS_2012 = (
    "Arranging, or providing under arrangements made by commissioners, services under sections 3, 3A and 3B and "
    "Schedule 1 paragraphs 9 to 11 of the 2006 Act, without the clinical exclusions; section 117 of the 1983 Act; "
    "(bb), which was not read."
)
_COUNCIL_MADE = (
    "Social services functions with exceptions, and listed functions of recreation, education, housing, waste, "
    "environmental health, highways and transport."
)
_COUNCIL_2015 = (
    "Those, under the Care Act 2014 in place of the 1948 Act: charging under sections 14 and 17 and section 2(3) only "
    "through gateways (k) and (l), section 69 never."
)
_PRIMARY = "Those, and primary medical services under section 83 of the 2006 Act."
_GATEWAYS = "Those; charging for services comes in through gateways (k) and (l)."
_PUBLIC_HEALTH = "Those, with narrower exceptions, and (m), public health functions."

SCOPE = (
    Provision(
        "reg 5",
        "the NHS functions that may be covered",
        worded(
            ("2000-04-01", MADE, _NHS_MADE),
            ("2013-04-01", "SI 2012/3094", _NHS_2012),
            ("2016-04-01", "SI 2015/1940", _PRIMARY),
        ),
    ),
    Provision(
        "reg 6",
        "the council functions that may be covered",
        worded(
            ("2000-04-01", MADE, _COUNCIL_MADE),
            ("2003-04-01", "SI 2003/629", _GATEWAYS),
            ("2013-04-01", "SI 2012/3094", _PUBLIC_HEALTH),
            ("2015-04-01", "SI 2015/643", _COUNCIL_2015),
        ),
    ),
)
