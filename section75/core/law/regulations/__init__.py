"""The consolidated Regulations (SI 2000/617) and what stands beside them, as dated data: each provision, its wordings
by date in our own words, which instrument gave them, and whether that was read, read in part, or is unverified."""

from section75.core.law.regulations.enactment import Enactment, reading_of
from section75.core.law.regulations.functions import CLINICAL_EXCLUSIONS, FunctionRow, Scope, Side
from section75.core.law.regulations.instruments import INSTRUMENTS, UNREAD
from section75.core.law.regulations.of_the_day import (
    LAW_BEGINS,
    PROVISIONS,
    FunctionFound,
    LawOfTheDay,
    NoLawThen,
    law_on,
    provision,
)
from section75.core.law.regulations.partner_types import PARTNER_TYPES, PartnerType, existed, partner_type_of
from section75.core.law.regulations.provision import Instrument, NoSuchProvision, Provision, Reading, Wording

__all__ = [
    "CLINICAL_EXCLUSIONS",
    "INSTRUMENTS",
    "LAW_BEGINS",
    "PARTNER_TYPES",
    "PROVISIONS",
    "UNREAD",
    "Enactment",
    "FunctionFound",
    "FunctionRow",
    "Instrument",
    "LawOfTheDay",
    "NoLawThen",
    "NoSuchProvision",
    "PartnerType",
    "Provision",
    "Reading",
    "Scope",
    "Side",
    "Wording",
    "existed",
    "law_on",
    "partner_type_of",
    "provision",
    "reading_of",
]
