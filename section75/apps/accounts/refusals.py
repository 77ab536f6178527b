"""What the accounts room refuses when people are made known."""

from __future__ import annotations

from collections.abc import Iterable

from section75.core.refusals import Refusal


class NobodySuch(Refusal):
    """Nobody signs in under that name."""

    def __init__(self, username: str) -> None:
        super().__init__(f"Nobody signs in as {username!r}. Add the person first: `section75 accounts add {username}`.")


class NotASignInName(Refusal):
    """A sign-in name that cannot be one."""

    def __init__(self, username: str) -> None:
        super().__init__(
            f"{username!r} cannot be a sign-in name. Use letters, figures and . _ - @ + only, at most 150 of them."
        )


class NotAPassword(Refusal):
    """A password that is too easily guessed."""

    def __init__(self, why: Iterable[str]) -> None:
        super().__init__(f"That password will not do. {' '.join(why)} Choose a longer one that nobody uses.")


class NotARole(Refusal):
    """There is no such role."""

    def __init__(self, role: str, roles: Iterable[str]) -> None:
        super().__init__(f"There is no role {role!r}: there is {', '.join(roles)}. Give one of them.")


class KnownAlready(Refusal):
    """Somebody signs in under that name already."""

    def __init__(self, username: str) -> None:
        super().__init__(f"Somebody signs in as {username!r} already. Choose another name; nothing was changed.")
