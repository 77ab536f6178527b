"""What stands beside the Regulations: other Acts, accounts, tax, protection of personal figures.

None of it is a duty of SI 2000/617; the companion checks cite it, and say so.
"""

from __future__ import annotations

from section75.core.law.regulations.provision import Provision, Reading, worded

_2006 = "National Health Service Act 2006"
_PART, _U = Reading.IN_PART, Reading.UNVERIFIED

_DESIGNATED = "An NHS commissioner pays the amount designated for it into a fund under section 75(2)(a)."
_KEY = "A notice of a key decision is published at least 28 clear days before it is taken."
_CONTROL = (
    "Each partner judges for its own accounts whether it controls the pool, shares control of it, or acts as an agent."
)
_VAT = (
    "Pooled funding, in which each party buys and pays from joint funds; or agency, in which charges between them are "
    "supplies."
)
_ASSESSMENT = "An assessment comes before processing that is likely to be of high risk."
_READ_AS = (
    "An agreement reads best against the law it is used under; its references to repealed law are read as to what "
    "replaced it, where something did."
)

BESIDE = (
    Provision(
        "s223GA(3)",
        "the Better Care Fund amount is pooled",
        worded(("2015-04-01", f"{_2006}, section 223GA", _DESIGNATED, _PART)),
    ),
    Provision(
        "SI 2012/2089 reg 9",
        "key decisions of councils with executive arrangements",
        worded(("2012-09-10", "SI 2012/2089", _KEY, _PART)),
    ),
    Provision(
        "Equality Act 2010 s149",
        "the public sector equality duty",
        worded(("2011-04-05", "Equality Act 2010", "Each body has due regard, decision by decision.", _PART)),
    ),
    Provision(
        "IFRS 10 and 11",
        "who controls the pool, for each partner's accounts",
        worded(("2014-04-01", "accounting standards, and guidance on pooled budgets", _CONTROL, _PART)),
    ),
    Provision(
        "VATGPB6640",
        "the two VAT structures",
        worded(("2000-04-01", "HMRC's manual, as it stands today", _VAT, _PART)),
    ),
    Provision(
        "UK GDPR art 35",
        "data protection impact assessment",
        worded(("2018-05-25", "UK GDPR", _ASSESSMENT, _U)),
    ),
    Provision(
        "s14Z28",
        "transfer schemes between NHS bodies",
        worded(
            ("2000-04-01", "earlier orders and schemes", "What passed to a body's successor, by order or scheme.", _U),
            ("2022-07-01", f"{_2006}, section 14Z28", "What passes to a successor board, by a transfer scheme.", _PART),
        ),
    ),
    Provision(
        "repealed provisions",
        "wording that cites law no longer in force",
        worded(("2000-04-01", "the repealing enactments", _READ_AS, _U)),
    ),
)
