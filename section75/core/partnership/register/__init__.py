"""The register of a partnership: its delegated functions on a day, what is on record of each schedule, its contracts.

Knows: how a partnership's records and contracts are told to a reader, with their clauses and what is missing.
Does not know: pages or commands, which show just this; nor the law's verdict.
"""

from section75.core.partnership.register.contracts import (
    contracts_in_words,
    contracts_on,
    findings_on_contracts,
)
from section75.core.partnership.register.functions import Register, functions_on, register_in_words
from section75.core.partnership.register.on_record import (
    on_record,
    records_in_words,
    vehicles_beside,
    vehicles_data,
)
from section75.core.partnership.register.reversion import reversion_in_words, reversion_on

__all__ = [
    "Register",
    "contracts_in_words",
    "contracts_on",
    "findings_on_contracts",
    "functions_on",
    "on_record",
    "records_in_words",
    "register_in_words",
    "reversion_in_words",
    "reversion_on",
    "vehicles_beside",
    "vehicles_data",
]
