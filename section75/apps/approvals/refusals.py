"""What the approvals room refuses."""

from __future__ import annotations

from collections.abc import Iterable

from section75.core.refusals import Refusal


class NoSuchProposal(Refusal):
    """There is no proposal of that number here."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no proposal {number} here. Look at the list of proposals.")


class ProposedAlready(Refusal):
    """The very same waits already."""

    def __init__(self, number: int, title: str, by: str) -> None:
        super().__init__(
            f"{title} was proposed by {by} already and waits as proposal {number}; nothing was changed. "
            "Have that approved, or withdraw it first."
        )


class NotProved(Refusal):
    """What binds both partners is approved by somebody who has just proved who they are."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Proposal {number} binds both partners, so whoever approves it proves again who they are, at most five "
            "minutes before. Nothing was changed. Prove it, and approve again."
        )


class DeclinedWithoutReason(Refusal):
    """Nobody declines without saying why."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Proposal {number} was not declined: say why, so that whoever prepared it knows what to mend."
        )


class NobodyToAgreeWith(Refusal):
    """What binds both partners, where the agreement names fewer than two."""

    def __init__(self, what: str, partners: int) -> None:
        super().__init__(
            f"{what} takes the approval of every partner, and the agreement names {partners}. Load terms that name the "
            "partners of the fund first."
        )


class NoSuchInterest(Refusal):
    """There is no interest of that number that this person declared here."""

    def __init__(self, number: int) -> None:
        super().__init__(f"You have declared no interest of number {number} here. Look at the list of yours.")


class NothingSaid(Refusal):
    """An interest without what it is in, or what it is."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The interest was not written down: say {what}.")


class OwnRole(Refusal):
    """Somebody would give themselves a role, or approve being given one."""

    def __init__(self, username: str) -> None:
        super().__init__(
            f"The role would be {username}'s own, and nobody proposes or approves a role for themselves, also where "
            "somebody acts on their behalf. Ask another administrator."
        )


class NoPartnershipToGiveItAt(Refusal):
    """A role for a partnership there is none of."""

    def __init__(self, asked: str, names: Iterable[str]) -> None:
        super().__init__(
            f"There is no partnership {asked!r} here to give a role at: there is {', '.join(names) or 'none'}. "
            "Give one of them, or load its agreement first."
        )


class NoSuchDelegation(Refusal):
    """There is no delegation of that number, or it has ended."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"There is no delegation {number} that could be ended: it is none, or it has ended already. "
            "`section75 accounts list` shows those there are."
        )


class NoReasonGiven(Refusal):
    """Access is taken away with the reason, or not."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} was not done: say why, for the audit trail.")


class TooFewAdministrators(Refusal):
    """An installation would be left with fewer administrators than it takes to give a role."""

    def __init__(self, username: str, left: int) -> None:
        super().__init__(
            f"Without {username} the installation would have {left} of the two administrators that giving a role "
            "takes. Nothing was changed. Give somebody else the role of system administrator first."
        )


class NobodyTakesOver(Refusal):
    """A leaver has proposals that wait, and nobody was named to take them over."""

    def __init__(self, username: str, numbers: Iterable[int]) -> None:
        which = ", ".join(str(number) for number in numbers)
        super().__init__(
            f"{username} has proposals that wait for approval ({which}), and nobody was named to take them over. "
            "Nothing was changed. Name who does, or have them withdrawn."
        )


class CannotTakeOver(Refusal):
    """The person named to take over a leaver's proposals cannot."""

    def __init__(self, successor: str, username: str, why: str) -> None:
        super().__init__(
            f"{successor} cannot take over what {username} proposed: {why}. Nothing was changed. Name somebody else, "
            "or have it withdrawn or decided first."
        )


class TakesTwoPeople(Refusal):
    """A role was to be given at the terminal by one person alone."""

    def __init__(self, username: str) -> None:
        super().__init__(
            "Giving a role takes two people: one administrator proposes it (`section75 accounts propose-role "
            f"{username} --role ... --as ADMINISTRATOR`), and another approves it. At the terminal alone only the "
            "first two administrators are appointed. Nothing was changed."
        )
