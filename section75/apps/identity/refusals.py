"""What the identity room refuses: proofs that do not hold, and invitations that are none."""

from __future__ import annotations

from datetime import datetime

from section75.core.refusals import Refusal
from section75.render.words import moment

SECURITY_PAGE = "/accounts/security/"


class WrongNameOrPassword(Refusal):
    """The name and the password do not go together; which of them is wrong is not said."""

    def __init__(self) -> None:
        super().__init__("That name and password do not go together. Check both, capitals included, and try again.")


class LockedOut(Refusal):
    """Too many wrong tries."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            f"There were too many wrong tries, so this is locked for {minutes} minutes, whatever is typed. Wait, then "
            "try again; if the tries were not yours, tell whoever manages accounts at your organisation."
        )


class AccessEnded(Refusal):
    """Somebody whose access was taken away."""

    def __init__(self) -> None:
        super().__init__(
            "Your access to Section75 has been taken away, so you cannot sign in. If that is wrong, ask whoever "
            "manages accounts at your organisation."
        )


class WrongCode(Refusal):
    """A code that does not hold."""

    def __init__(self) -> None:
        super().__init__(
            "That code does not hold. Wait for the next one your authenticator app shows, or use a recovery code that "
            "was not used before."
        )


class CodeMissing(Refusal):
    """A second factor was set up, and no code was given at the terminal."""

    def __init__(self, username: str) -> None:
        super().__init__(
            f"{username} signs in with a second factor. Give the code that the authenticator app shows, or a recovery "
            "code. A passkey works on pages only: approve there, or add an authenticator app."
        )


class PasskeyRefused(Refusal):
    """What a passkey answered does not hold."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"That passkey was refused: {why}. Use one that was made for this site at this address, or sign in another "
            "way."
        )


class SecondFactorMissing(Refusal):
    """Who approves has to have a second factor."""

    def __init__(self) -> None:
        super().__init__(
            "Whoever approves needs a second factor, and you have none. Add an authenticator app or a passkey under "
            f"Your sign-in ({SECURITY_PAGE}), then approve."
        )


class NotAnAddress(Refusal):
    """No e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(f"{email[:60]!r} is no e-mail address. Write one such as accountant@council.example.")


class InvitationNotSent(Refusal):
    """The e-mail with the link could not be sent."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The invitation could not be sent by e-mail: {why}. It was withdrawn, so no link is about. See "
            "SECTION75_SMTP_HOST and the settings beside it, then invite again."
        )


class InvitationUnknown(Refusal):
    """No invitation has that link."""

    def __init__(self) -> None:
        super().__init__(
            "This link is no invitation. Copy the whole link from the e-mail, or ask whoever invited you to invite you "
            "again."
        )


class InvitationUsed(Refusal):
    """The link was used."""

    def __init__(self, at: datetime) -> None:
        super().__init__(
            f"This invitation was used on {moment(at)}; a link works once. Sign in, or if it was not you who used it, "
            "tell whoever invited you."
        )


class InvitationEnded(Refusal):
    """The link is too old."""

    def __init__(self, at: datetime) -> None:
        super().__init__(f"This invitation ended on {moment(at)}. Ask whoever invited you to invite you again.")


class InvitationWithdrawn(Refusal):
    """The invitation was withdrawn, or a later one stands in its place."""

    def __init__(self, at: datetime) -> None:
        super().__init__(
            f"This invitation was withdrawn on {moment(at)}. Use the link of a later e-mail, or ask whoever invited "
            "you."
        )


class InvitationOfALeaver(Refusal):
    """The invitation of somebody whose access was taken away since."""

    def __init__(self) -> None:
        super().__init__(
            "The access this invitation was for has been taken away since, so it cannot be used. Ask whoever invited "
            "you."
        )


class NoOpenInvitation(Refusal):
    """There is nothing to withdraw."""

    def __init__(self) -> None:
        super().__init__("That invitation is not open: it was used, withdrawn, or never made. Look at the list again.")


class OrganisationRefused(Refusal):
    """The organisation's sign-in gave no answer that holds."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Signing in with your organisation did not work: {why}. Try again from the sign-in page; if it stays so, "
            "show this to whoever manages accounts."
        )


class NobodyLinked(Refusal):
    """Nobody here is linked to whom the organisation named."""

    def __init__(self) -> None:
        super().__init__(
            "Your organisation says who you are, but nobody here is linked to you. An account is never made by "
            "signing in: use the link of your invitation first, or ask whoever manages accounts to invite you."
        )


class LinkedToAnother(Refusal):
    """Whom the organisation named is linked to somebody already."""

    def __init__(self) -> None:
        super().__init__(
            "Whom your organisation named is linked to a sign-in here already, so this invitation was not used. Sign "
            "in with your organisation, or set a password at the invitation's link."
        )


class SecondFactorNotSaid(Refusal):
    """The organisation did not say that it asked for a second factor."""

    def __init__(self, organisation: str, claims: str) -> None:
        super().__init__(
            f"{organisation} did not say that you used a second factor there ({claims}), and you have none here. Sign "
            "in there with your second factor, or ask those who run it to send that."
        )
