"""Regulations 1 to 4: where they apply, who may be a partner, and what must come before arrangements are entered."""

from __future__ import annotations

from section75.core.law.regulations.instruments import MADE
from section75.core.law.regulations.provision import Provision, Reading, worded

GATES = (
    Provision("reg 1(2)", "extent", worded(("2000-04-01", MADE, "The Regulations extend to England only."))),
    Provision(
        "reg 3(1)",
        "the NHS bodies that may be partners",
        worded(
            ("2000-04-01", MADE, "A Health Authority, a primary care trust, an NHS trust."),
            (
                "2003-04-01",
                "SI 2003/629",
                (
                    "A primary care trust, an NHS trust; by some day before 2013 also (d), read as an NHS "
                    "foundation trust. Whether Health Authorities still stood there rests on an instrument not read."
                ),
                Reading.UNVERIFIED,
            ),
            (
                "2013-04-01",
                "SI 2012/3094",
                (
                    "An NHS trust; (d), read as an NHS foundation trust; a clinical commissioning group; the NHS "
                    "Commissioning Board."
                ),
            ),
            (
                "2022-07-01",
                "SI 2022/634",
                (
                    "An NHS trust; (d), read as an NHS foundation trust; an integrated care board; the NHS "
                    "Commissioning Board, called NHS England."
                ),
            ),
            (
                "2023-11-06",
                "SI 2023/1071",
                "An NHS trust; (d), read as an NHS foundation trust; an integrated care board; NHS England.",
                Reading.IN_PART,
            ),
        ),
    ),
    Provision(
        "reg 3(2)",
        "the local authorities that may be partners",
        worded(
            (
                "2000-04-01",
                MADE,
                (
                    "A district council, a county council, a county borough council, a London borough council, the "
                    "Common Council of the City of London."
                ),
            ),
            (
                "2003-04-01",
                "SI 2003/629",
                "Those, and the Council of the Isles of Scilly.",
            ),
        ),
    ),
    Provision(
        "reg 4(1)",
        "likely to lead to an improvement",
        worded(
            (
                "2000-04-01",
                MADE,
                (
                    "Partners may enter arrangements if these are likely to lead to an improvement in the way the "
                    "functions are exercised."
                ),
            )
        ),
    ),
    Provision(
        "reg 4(2)",
        "joint consultation",
        worded(
            (
                "2000-04-01",
                MADE,
                (
                    "Partners may not enter arrangements unless they have jointly consulted those who appear to "
                    "them to be affected by the arrangements."
                ),
            )
        ),
    ),
    Provision(
        "reg 4(2A)",
        "exemptions from joint consultation",
        worded(
            (
                "2003-04-01",
                "SI 2003/629",
                "Not asked where the consultation for a Care Trust has been carried out.",
            ),
            (
                "2013-04-01",
                "SI 2012/3094",
                (
                    "Not asked where the consultation for a Care Trust under section 77 of the 2006 Act has been "
                    "carried out."
                ),
            ),
            (
                "2016-04-01",
                "SI 2015/1940",
                (
                    "Not asked (a) where the consultation for a Care Trust under section 77 of the 2006 Act has "
                    "been carried out, or (b) of arrangements entered under section 223GA(3), the Better Care Fund."
                ),
            ),
        ),
    ),
    Provision(
        "reg 4(3)",
        "the health improvement plan",
        worded(
            (
                "2000-04-01",
                MADE,
                "Arrangements must fulfil the objectives of the health improvement plan of the area.",
            ),
            ends="2013-04-01",
        ),
    ),
)
