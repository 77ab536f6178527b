"""One whole partnership as data: what its agreement files say, drawn together from the rooms below.

Knows: every room's facts about one partnership, and the checks that need more than one of them.
Does not know: files (the importer reads them) or what happened (the ledger).

Promise: a partnership with something missing is loaded, shown and found wanting; a gap blocks only what needs it.
"""

from section75.core.partnership.checking import BlockedByFindings, findings_of, require_clear
from section75.core.partnership.exposing import (
    ALL_LINES,
    MOST_POINTS,
    NoSuchLine,
    NotARange,
    rules_to_compare,
    spread_in_words,
    spread_of,
    usual_range,
    variances_between,
)
from section75.core.partnership.giving_notice import (
    parties_of,
    shown_notice,
    whole_of,
    work_out_notice,
)
from section75.core.partnership.on_a_day import agreement_on
from section75.core.partnership.partnership import Gap, Partnership, SourceFile, UnknownFund
from section75.core.partnership.posting import account_named, fund_facts
from section75.core.partnership.register import (
    Register,
    contracts_in_words,
    contracts_on,
    findings_on_contracts,
    functions_on,
    on_record,
    records_in_words,
    register_in_words,
    reversion_in_words,
    reversion_on,
    vehicles_beside,
    vehicles_data,
)
from section75.core.partnership.settling import bearing, facts_of, rule_on
from section75.core.partnership.sharing import NotAWayToShare, agreed_ways, tried_ways
from section75.core.partnership.shown import Fact, Shown

__all__ = [
    "ALL_LINES",
    "MOST_POINTS",
    "BlockedByFindings",
    "Fact",
    "Gap",
    "NoSuchLine",
    "NotARange",
    "NotAWayToShare",
    "Partnership",
    "Register",
    "Shown",
    "SourceFile",
    "UnknownFund",
    "account_named",
    "agreed_ways",
    "agreement_on",
    "bearing",
    "contracts_in_words",
    "contracts_on",
    "facts_of",
    "findings_of",
    "findings_on_contracts",
    "functions_on",
    "fund_facts",
    "on_record",
    "parties_of",
    "records_in_words",
    "register_in_words",
    "require_clear",
    "reversion_in_words",
    "reversion_on",
    "rule_on",
    "rules_to_compare",
    "shown_notice",
    "spread_in_words",
    "spread_of",
    "tried_ways",
    "usual_range",
    "variances_between",
    "vehicles_beside",
    "vehicles_data",
    "whole_of",
    "work_out_notice",
]
