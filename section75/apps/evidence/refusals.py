"""What keys, checkpoints, counter-signatures and time stamps are refused for."""

from __future__ import annotations

from pathlib import Path

from section75.core.refusals import Refusal

_BEGIN_AGAIN = (
    "an administrator begins a new one, for which nobody can sign, and every log and every partner is told so: "
    '`section75 evidence key begin-again --because "how it was lost"`.'
)


class KeyUnreadable(Refusal):
    """The file that should hold the signing key does not, or cannot be read or written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be read as an Ed25519 signing key, or cannot be written, so nothing can be signed. Put the "
            f"key back from where it is kept safe. If it is lost, move the file away, and then {_BEGIN_AGAIN}"
        )


class KeyNotThere(Refusal):
    """The key in use is not where it is looked for."""

    def __init__(self, path: Path, key: str) -> None:
        where = "there is no such file" if path.parent.is_dir() else "even the folder is not there: is it mounted"
        super().__init__(
            f"The key that signs checkpoints, {key}, is looked for in {path}, and {where}. So nothing can be signed, "
            "and nothing that would have to be. Put it back from where it is kept safe, or say in "
            f"SECTION75_SIGNING_KEY where it is. If it is lost for good, {_BEGIN_AGAIN}"
        )


class AnotherKeyThere(Refusal):
    """The file holds a key that this installation never signed with."""

    def __init__(self, path: Path, found: str, key: str) -> None:
        super().__init__(
            f"{path} holds key {found}, and the key that signs checkpoints is {key}. Nothing was signed with another. "
            f"Put key {key} back. If it is lost for good, move the file away, and then {_BEGIN_AGAIN}"
        )


class KeyOpenToOthers(Refusal):
    """Somebody beside its owner can read the file of the signing key."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(
            f"{path} holds the signing key and is open to others than its owner (mode {mode:o}): whoever read it could "
            f"sign as this installation. Nothing was signed. Mend it: `chmod 600 {path}`. If somebody may have read "
            "it, put another key in its place: `section75 evidence key rotate`."
        )


class KeyIsThere(Refusal):
    """A key that is said to be lost is where it should be."""

    def __init__(self, path: Path, key: str) -> None:
        super().__init__(
            f"Key {key} is not lost: it is in {path}, and signs. To put another in its place have it sign for that: "
            "`section75 evidence key rotate`."
        )


class NoReasonForLost(Refusal):
    """A key is said to be lost, and not how."""

    def __init__(self) -> None:
        super().__init__(
            "How the key was lost is not said, in one line of up to 300 characters. Every log will say it, for "
            "partners and auditors to judge by: say it with --because, and name no person in it."
        )


class KeySuperseded(Refusal):
    """The signing key is one that another has followed."""

    def __init__(self, path: Path, old: str, since: str, now: str) -> None:
        super().__init__(
            f"{path} holds key {old}, which key {now} followed on {since}: what it signed now nobody would believe. "
            f"Put key {now} back. If it is lost for good, move the file away, and then {_BEGIN_AGAIN}"
        )


class VerifierNotThere(Refusal):
    """An installation without the file an export is checked with."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The stand-alone verifier is not at {path}, so nothing was taken away: an export comes with it. It is "
            "part of every installation: install the program again, or put the file of this version there."
        )


class NothingSigned(Refusal):
    """A fund's log has no checkpoint yet."""

    def __init__(self, fund: str) -> None:
        super().__init__(
            f"{fund} has no checkpoint yet, so there is nothing to take away, sign or stamp. One is made when a month "
            "is closed, a report is issued, or both partners approve something; and daily when anything was posted."
        )


class NoSuchCheckpoint(Refusal):
    """A number no checkpoint of the fund has."""

    def __init__(self, fund: str, number: int, last: int) -> None:
        super().__init__(f"{fund} has no checkpoint {number}: its last is {last}. Choose one of those listed.")


class WitnessedAlready(Refusal):
    """The organisation has counter-signed this checkpoint in this way before."""

    def __init__(self, number: int, party: str) -> None:
        super().__init__(
            f"{party} has counter-signed checkpoint {number} already, and what it signed stays. Nothing was changed."
        )


class NotProvedToSign(Refusal):
    """Who counter-signs, or registers a key for it, has not just proved who they are."""

    def __init__(self) -> None:
        super().__init__(
            "Counter-signing speaks for a whole organisation, so you prove first, with your password or a code, that "
            "it is you. Do that, then send it again within five minutes."
        )


class KeyRegisteredAlready(Refusal):
    """A key that is registered with the fund already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Key {name} is registered with this fund already, or one of its name by another organisation. Register a "
            "key that only your organisation holds, under a name of your own."
        )


class NoKeyToSignWith(Refusal):
    """A signature was given before a key was registered to check it with."""

    def __init__(self, party: str) -> None:
        super().__init__(
            f"{party} has registered no key with this fund, so its signature cannot be checked. Register the public "
            "key first, or counter-sign by your word, without a key."
        )


class SignatureDoesNotHold(Refusal):
    """A counter-signature that was not made over this checkpoint by the key that is registered."""

    def __init__(self, number: int, key: str) -> None:
        super().__init__(
            f"No line of what was given is a signature of checkpoint {number} by key {key}. Sign the checkpoint's text "
            "exactly as it was downloaded, up to the empty line, and give the whole note or the line that was added."
        )


class NotAStamp(Refusal):
    """A time stamp that is none, or is of something else."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is no time stamp of the checkpoint: {why}. Give the authority's answer to the request file that was "
            "written here, as it came."
        )


class NoStampAsked(Refusal):
    """A time stamp was brought for a checkpoint for which no request was written."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"No time-stamp request was written for checkpoint {number}. Write one first: `section75 evidence stamp "
            f"--checkpoint {number} --query FILE`."
        )


class EvidenceBroken(Refusal):
    """Something the evidence rests on is not what it was."""

    def __init__(self, fund: str, says: str, *, more: int = 0, folder: str = "") -> None:
        others = f" {more} more of its checks failed." if more else ""
        stop = f" Verifying changes nothing: `section75 backup compare {folder}` stops posting." if folder else ""
        super().__init__(
            f"{fund}: {says}{others} No page and no command does that: keep the database as it is now, compare it with "
            f"a backup and with the partners' receipts, and ask who had its password.{stop}"
        )


class LeavesNotOfThisLog(Refusal):
    """A folder to hold the log against has nothing in it that could be."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder} holds neither a checkpoint (.txt) nor a leaf file (.bin) of this fund. Name the folder in "
            "which a partner keeps what it downloaded, or the file it unpacked."
        )


class StampFileThere(Refusal):
    """The file a time-stamp request was to be written to cannot be made."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be made: {why}. Name a file that is not there yet, in a folder that is.")
