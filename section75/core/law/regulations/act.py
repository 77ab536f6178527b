"""Section 75 of the National Health Service Act 2006, and section 31 of the Health Act 1999 before it."""

from __future__ import annotations

from section75.core.law.regulations.provision import Provision, Reading, worded

_2006 = "National Health Service Act 2006"
_1999 = "Health Act 1999"
_U = Reading.UNVERIFIED
_COMMENCED = "2007-03-01"  # from memory: the Act's commencement was not read

_PARTNERS = (
    "Prescribed NHS bodies and local authorities may enter prescribed arrangements on prescribed functions, if these "
    "are likely to lead to an improvement in the way those functions are exercised."
)
_KINDS = (
    "A fund made up of contributions; the exercise of a local authority's functions by an NHS body; the exercise of "
    "NHS functions by a local authority; staff, goods and services in connection with these."
)
_LIABILITY = (
    "The arrangements affect neither body's liability for the exercise of its functions, nor any power or duty to "
    "recover charges for services."
)
_COMBINED = (
    "A combined authority or combined county authority that exercises an NHS function under section 7A or 65Z5 counts "
    "as an NHS body; it cannot be on both sides of one arrangement."
)


def _since_1999(cite: str, about: str, before: str, after: str) -> Provision:
    return Provision(cite, about, worded(("2000-04-01", _1999, before, _U), (_COMMENCED, _2006, after)))


ACT = (
    _since_1999(
        "s75(1)",
        "partners and their arrangements",
        "Section 31: prescribed NHS bodies and local authorities may enter arrangements.",
        _PARTNERS,
    ),
    _since_1999(
        "s75(2)",
        "the kinds of arrangement",
        "Section 31(2): a fund, or the exercise of one body's functions by the other.",
        _KINDS,
    ),
    _since_1999("s75(5)", "liability stays", "Section 31(5): liability is not affected.", _LIABILITY),
    Provision(
        "s75(7A)",
        "combined authorities",
        worded(("2023-12-26", "Levelling-up and Regeneration Act 2023", _COMBINED, _U)),
    ),
)
