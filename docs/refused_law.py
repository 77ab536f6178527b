"""An example of every refusal of the law, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.apps.law import refusals as judging
from section75.core import law
from section75.core.refusals import Refusal

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    law.NoLawThen: lambda: law.NoLawThen(date(1999, 4, 1)),
    law.NoSuchProvision: lambda: law.NoSuchProvision("reg 99"),
    law.NoSuchCheck: lambda: law.NoSuchCheck("16"),
    judging.NothingToJudge: lambda: judging.NothingToJudge("1", "Learning disability", "PASS"),
    judging.NoReasonForJudgement: lambda: judging.NoReasonForJudgement("5"),
    judging.JudgedOnSomethingElse: lambda: judging.JudgedOnSomethingElse("5"),
    judging.NoSuchSchedule: lambda: judging.NoSuchSchedule("learning", ["learning-disability"]),
}
