"""An example of every refusal of keys, checkpoints, counter-signatures, time stamps and drills, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from section75.apps.drills import refusals as drills
from section75.apps.evidence import refusals as signing
from section75.core.refusals import Refusal

KEY = Path("/srv/section75/signing-key")
WHOLE_KEY = "example.org+3f56e410+AUy1q/atefv1q7zK/MJp2FzSZR7UuIW1hp8kGu3wpbop"
FUND = "learning-disability"
BROKEN = "line 12,345 (entry 12301) was changed: it is not what was hashed."

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    signing.KeyUnreadable: lambda: signing.KeyUnreadable(KEY),
    signing.KeyNotThere: lambda: signing.KeyNotThere(KEY, WHOLE_KEY),
    signing.AnotherKeyThere: lambda: signing.AnotherKeyThere(KEY, "5d02ab90", "9a01c2e4"),
    signing.KeyOpenToOthers: lambda: signing.KeyOpenToOthers(KEY, 0o640),
    signing.KeyIsThere: lambda: signing.KeyIsThere(KEY, "9a01c2e4"),
    signing.NoReasonForLost: signing.NoReasonForLost,
    signing.KeySuperseded: lambda: signing.KeySuperseded(KEY, "33cb1ff7", "1 April 2024", "9a01c2e4"),
    signing.VerifierNotThere: lambda: signing.VerifierNotThere(Path("/opt/section75/section75_verify.py")),
    signing.NothingSigned: lambda: signing.NothingSigned(FUND),
    signing.NoSuchCheckpoint: lambda: signing.NoSuchCheckpoint(FUND, 14, 12),
    signing.WitnessedAlready: lambda: signing.WitnessedAlready(12, "icb"),
    signing.NotProvedToSign: signing.NotProvedToSign,
    signing.KeyRegisteredAlready: lambda: signing.KeyRegisteredAlready("icb.example+26b8a1c0"),
    signing.NoKeyToSignWith: lambda: signing.NoKeyToSignWith("icb"),
    signing.SignatureDoesNotHold: lambda: signing.SignatureDoesNotHold(12, "icb.example+26b8a1c0"),
    signing.NotAStamp: lambda: signing.NotAStamp("it answers another request"),
    signing.NoStampAsked: lambda: signing.NoStampAsked(12),
    signing.StampFileThere: lambda: signing.StampFileThere("request.tsq", "file exists"),
    signing.EvidenceBroken: lambda: signing.EvidenceBroken(FUND, BROKEN, more=2),
    signing.LeavesNotOfThisLog: lambda: signing.LeavesNotOfThisLog("receipts"),
    drills.NoVerifier: lambda: drills.NoVerifier("verifier/section75_verify.py"),
    drills.DrillNeedsACopy: drills.DrillNeedsACopy,
    drills.DrillBrokeOff: lambda: drills.DrillBrokeOff(["books nobody attacked are not good"]),
}
