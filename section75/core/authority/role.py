"""The roles of a partnership, and what each asks of whoever is given it."""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """The part a person plays for an organisation."""

    HOST_PREPARER = "host finance preparer"
    HOST_APPROVER = "host finance approver"
    POOL_MANAGER = "pool manager"
    HOST_CHIEF = "host chief finance officer"
    PARTNER_FINANCE = "partner finance officer"
    PARTNER_CHIEF = "partner chief finance officer"
    LEAD_COMMISSIONER = "lead commissioner"
    CLERK = "governance clerk"
    MEMBER = "member"
    AUDITOR = "auditor"
    ADMINISTRATOR = "system administrator"
    INTEGRATION = "integration"
    PUBLIC = "public"

    @property
    def is_of_the_host(self) -> bool:
        """Is it held for the organisation that hosts a fund, and no other?"""
        return self in {Role.HOST_PREPARER, Role.HOST_APPROVER, Role.POOL_MANAGER, Role.HOST_CHIEF}

    @property
    def is_of_a_partner(self) -> bool:
        """Is it held for a partner that is not the host?"""
        return self in {Role.PARTNER_FINANCE, Role.PARTNER_CHIEF}

    @property
    def is_of_the_installation(self) -> bool:
        """Is it held for the whole installation, and so for no partnership?"""
        return self is Role.ADMINISTRATOR

    @property
    def is_time_boxed(self) -> bool:
        """Does it have to end on a day that is known when it is given?"""
        return self is Role.AUDITOR

    @property
    def is_nobodys(self) -> bool:
        """Is it the role of whoever has none?"""
        return self is Role.PUBLIC

    @property
    def needs_a_limit(self) -> bool:
        """Does it approve money, and only up to an amount?"""
        return self in {Role.HOST_APPROVER, Role.LEAD_COMMISSIONER}

    @property
    def is_without_limit(self) -> bool:
        """Does it approve any amount where its delegation names none?"""
        return self in {Role.HOST_CHIEF, Role.PARTNER_CHIEF}
