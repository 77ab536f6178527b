"""Regulations 7 to 10: the three arrangements, what an agreement must specify, reports, and what partners may add."""

from __future__ import annotations

from section75.core.law.regulations.instruments import MADE
from section75.core.law.regulations.provision import Provision, Reading, lettered, worded

_MADE = f"2000-04-01 {MADE}"
_CHARGING = "2003-04-01 SI 2003/629"
_SHARING = "2013-04-01 SI 2012/3094"
_POOL = "what an agreement for a pooled fund must specify, in writing"
_NHS = "what an agreement for the exercise of council functions by an NHS body must specify, in writing"
_COUNCIL = "what an agreement for the exercise of NHS functions by a council must specify, in writing"
_PERSONS = "The persons and the kinds of services in respect of which those functions may be exercised."
_SUPPORT = "The staff, goods, services or accommodation the partners provide in connection with the arrangements."
_TERM = "How long the arrangements run, and provision for their review or variation or termination."
_CHARGED = "Where charging is among the functions: how chargeable services are determined, and how users are told."
_SHARED = "The arrangements for sharing information between NHS bodies and local authorities."


def _consent(whose: str) -> str:
    return (
        f"A partner that is an NHS trust must first have the consent of each {whose} with which it has an NHS contract "
        "for services to the persons concerned."
    )


_CONSENTS = worded(
    ("2000-04-01", MADE, _consent("Health Authority")),
    ("2003-04-01", "an instrument not read", _consent("primary care trust"), Reading.UNVERIFIED),
    ("2013-04-01", "SI 2012/3094", _consent("clinical commissioning group")),
    ("2022-07-01", "SI 2022/634", _consent("integrated care board")),
)

_WRITTEN = worded(("2000-04-01", MADE, "The agreement is in writing and specifies each of the lettered items."))

CONTENTS = (
    Provision(
        "reg 7(1)",
        "pooled fund arrangements",
        worded(
            (
                "2000-04-01",
                MADE,
                (
                    "A fund made up of contributions by the partners, out of which payments may be made towards "
                    "expenditure on any NHS functions or health-related functions."
                ),
            )
        ),
    ),
    Provision("reg 7(2)", "consent of commissioners to an NHS trust's pooling", _CONSENTS),
    Provision("reg 7(3)", _POOL, _WRITTEN),
    *lettered(
        "reg 7(3)",
        _POOL,
        (
            ("a", _MADE, "The agreed aims and outcomes."),
            ("b", _MADE, "Each partner's contributions, and how these may be varied."),
            ("c", _MADE, "Both the NHS functions and the health-related functions concerned."),
            ("d", _MADE, _PERSONS),
            ("e", _MADE, _SUPPORT),
            ("f", _MADE, _TERM),
            ("g", _MADE, "How the fund is to be managed and monitored, and which body is to be the host."),
        ),
    ),
    Provision(
        "reg 7(4)",
        "host and pool manager",
        worded(
            (
                "2000-04-01",
                MADE,
                (
                    "One partner, the host, answers for accounts and audit and appoints an officer of its own, the "
                    "pool manager, who manages the fund and gives the partners quarterly reports and an annual return "
                    "on income and expenditure, with other information to monitor effectiveness."
                ),
            )
        ),
    ),
    Provision(
        "reg 7(5)",
        "officers exercising both sets of functions",
        worded(("2000-04-01", MADE, "Partners may agree that an officer of either exercises both sets of functions.")),
    ),
    Provision(
        "reg 7(6)",
        "audit and certification",
        worded(
            (
                "2000-04-01",
                MADE,
                (
                    "The host arranges the audit of the fund's accounts and asks the Audit Commission to certify an "
                    "annual return of them."
                ),
            ),
            (
                "2016-04-01",
                "SI 2015/1940",
                (
                    "The host arranges the audit of the fund's accounts and asks an appropriate person or body to "
                    "certify an annual return of them; regulation 7(7) says who that is."
                ),
            ),
        ),
    ),
    Provision(
        "reg 7(7)",
        "who certifies",
        worded(
            (
                "2016-04-01",
                "SI 2015/1940",
                (
                    "A person appointed under section 49(5) of the Local Audit and Accountability Act 2014 in place "
                    "of the Audit Commission. Whether anybody is appointed today is not known here."
                ),
            )
        ),
    ),
    Provision(
        "reg 8(1)",
        "exercise of council functions by NHS bodies",
        worded(
            (
                "2000-04-01",
                MADE,
                "NHS bodies may exercise health-related functions together with their own NHS functions.",
            )
        ),
    ),
    Provision("reg 8(2)", _NHS, _WRITTEN),
    *lettered(
        "reg 8(2)",
        _NHS,
        (
            ("a", _MADE, "The agreed aims and outcomes."),
            ("b", _MADE, "The payments by the council to the NHS body, and how these may be varied."),
            ("c", _MADE, "The health-related functions and the NHS functions concerned."),
            ("d", _MADE, _PERSONS),
            ("e", _MADE, _SUPPORT),
            ("f", _MADE, _TERM),
            ("g", _MADE, "The arrangements for monitoring the exercise of the functions."),
            ("h", _CHARGING, _CHARGED),
            ("i", _SHARING, _SHARED),
        ),
    ),
    Provision(
        "reg 8(3)",
        "reports by NHS bodies to councils",
        worded(
            (
                "2000-04-01",
                MADE,
                "NHS bodies report to the councils, quarterly and annually, on the exercise of the council functions.",
            )
        ),
    ),
    Provision(
        "reg 9(1)",
        "exercise of NHS functions by councils",
        worded(
            (
                "2000-04-01",
                MADE,
                "Councils may exercise NHS functions together with their own health-related functions.",
            )
        ),
    ),
    Provision("reg 9(2)", "consent of commissioners to a council's exercise of an NHS trust's functions", _CONSENTS),
    Provision("reg 9(3)", _COUNCIL, _WRITTEN),
    *lettered(
        "reg 9(3)",
        _COUNCIL,
        (
            ("a", _MADE, "The agreed aims and outcomes."),
            ("b", _MADE, "The payments by the NHS body to the council, and how these may be varied."),
            ("c", _MADE, "The NHS functions and the health-related functions concerned."),
            ("d", _MADE, _PERSONS),
            ("e", _MADE, _SUPPORT),
            ("f", _MADE, _TERM),
            ("g", _MADE, "The arrangements for monitoring the exercise of the functions."),
            ("h", _CHARGING, _CHARGED),
            ("i", _SHARING, _SHARED),
        ),
    ),
    Provision(
        "reg 9(4)",
        "reports by councils to NHS bodies",
        worded(
            (
                "2000-04-01",
                MADE,
                "Councils report to the NHS bodies, quarterly and annually, on the exercise of the NHS functions.",
            )
        ),
    ),
    Provision(
        "reg 10(1)",
        "staff, goods, services, accommodation",
        worded(("2000-04-01", MADE, "A partner may agree to provide these to another.")),
    ),
    Provision(
        "reg 10(2)",
        "joint committee",
        worded(
            (
                "2000-04-01",
                MADE,
                (
                    "Partners may form a joint committee for the management of the arrangements, with monitoring "
                    "and the receiving of reports."
                ),
            )
        ),
    ),
)
