"""The instruments from which SI 2000/617 is put together, and those known to be missing.

The official site holds the Regulations only as they were made in 2000. What stands here is put together from the
instruments that amended them. Crown copyright; contains public sector information licensed under the Open Government
Licence v3.0.
"""

from __future__ import annotations

from datetime import date

from section75.core.law.regulations.provision import Instrument, Reading

MADE = "SI 2000/617"
_SITE = "https://www.legislation.gov.uk"

INSTRUMENTS = (
    Instrument(
        MADE, "NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000, as made",
        date(2000, 4, 1), f"{_SITE}/uksi/2000/617",
        "regulations 1 to 10; England only",
    ),
    Instrument(
        "SI 2001/2237", "an instrument that SI 2003/629 says amended the Regulations",
        None, f"{_SITE}/uksi/2001/2237",
        "not read: what it changed, and from which day, is not known here",
        reading=Reading.UNVERIFIED, day_is_read=False,
    ),
    Instrument(
        "SI 2002/2469", "an instrument that SI 2003/629 says amended the Regulations",
        None, f"{_SITE}/uksi/2002/2469",
        "not read: what it changed, and from which day, is not known here; Health Authorities ceased in that year",
        reading=Reading.UNVERIFIED, day_is_read=False,
    ),
    Instrument(
        "SI 2003/629", (
            "NHS Bodies and Local Authorities Partnership Arrangements (Amendment) (England) Regulations 2003"
        ),
        date(2003, 4, 1), f"{_SITE}/uksi/2003/629",
        "the Isles of Scilly in regulation 3(2); the first exemption from consultation; charging in regulations 6(k), "
        "6(l), 8(2)(h) and 9(3)(h)",
    ),
    Instrument(
        "unseen: reg 3(1)(d)", "an instrument that put (d), read as NHS foundation trusts, into regulation 3(1)",
        None, "",
        "not found: SI 2012/3094 inserts (e) and (f) after a paragraph (d) that no instrument read here puts in",
        reading=Reading.UNVERIFIED, day_is_read=False,
    ),
    Instrument(
        "unseen: reg 5(bb)", "an instrument that put (bb), read as direct payments for health care, into regulation 5",
        None, "",
        "not found: SI 2012/3094 amends a paragraph (bb) that no instrument read here puts in",
        reading=Reading.UNVERIFIED, day_is_read=False,
    ),
    Instrument(
        "SI 2012/3094", "NHS Bodies and Local Authorities (Partnership Arrangements, Care Trusts, Public Health and "
        "Local Healthwatch) Regulations 2012, regulation 12",
        date(2013, 4, 1), f"{_SITE}/uksi/2012/3094",
        "clinical commissioning groups and the NHS Commissioning Board for primary care trusts; no health improvement "
        "plan; NHS functions under the 2006 Act; public health functions; information sharing",
        day_is_read=False,  # it comes into force with section 14 of the 2012 Act, whose commencement was not read
    ),
    Instrument(
        "SI 2015/643", "Care Act 2014 (Consequential Amendments) (Secondary Legislation) Order 2015, Schedule, para 13",
        date(2015, 4, 1), f"{_SITE}/uksi/2015/643",
        "charging under the Care Act 2014 in place of the 1948 Act and section 17 of the 1983 Act",
        day_is_read=False,  # it comes into force with section 1 of the Care Act 2014, whose commencement was not read
    ),
    Instrument(
        "SI 2015/1940", "the amending Regulations of 2015 on the Better Care Fund and audit",
        date(2016, 4, 1), f"{_SITE}/uksi/2015/1940",
        "no consultation duty for arrangements under section 223GA(3); primary medical services in regulation 5(a); an "
        "appropriate person or body in place of the Audit Commission",
    ),
    Instrument(
        "SI 2022/634", "the consequential amendments for integrated care boards, Schedule, para 1",
        date(2022, 7, 1), f"{_SITE}/uksi/2022/634",
        "integrated care board for clinical commissioning group throughout",
    ),
    Instrument(
        "SI 2023/1071", "the consequential amendments for NHS England, regulation 5",
        date(2023, 11, 6), f"{_SITE}/uksi/2023/1071",
        "NHS England for the Board; a later substitution throughout was not seen",
        reading=Reading.IN_PART,
    ),
)  # fmt: skip
UNREAD = tuple(each for each in INSTRUMENTS if each.reading is Reading.UNVERIFIED)
