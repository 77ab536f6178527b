"""Questions the law has no answer to: each refusal by the question that provokes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.core import law
from section75.core.refusals import Refusal

REFUSED_LAW: dict[type[Refusal], Callable[[], object]] = {
    law.NoLawThen: lambda: law.law_on(date(2000, 3, 31)),
    law.NoSuchProvision: lambda: law.provision("reg 99"),
    law.NoSuchCheck: lambda: law.check_of("16"),
}
