"""How people come in, as an installation may choose it: read from the environment. See `settings` for the names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from section75.core.refusals import Refusal, raise_all

CONSOLE: Final = "django.core.mail.backends.console.EmailBackend"
SMTP: Final = "django.core.mail.backends.smtp.EmailBackend"
SMTP_SECONDS: Final = 10
SMTP_PORT: Final = 587


class SettingUnread(Refusal):
    """A setting that has to be a whole number is none, or too large or small."""

    def __init__(self, name: str, given: str, least: int, most: int) -> None:
        super().__init__(
            f"{name} is {given[:40]!r}, and has to be a whole number from {least} to {most:,}. Put it right, or unset "
            "it to have what comes with the program."
        )


def whole_number(told: Mapping[str, str], name: str, *, otherwise: int, least: int, most: int) -> int:
    """A whole number from the environment. Refuses anything else, and one out of bounds."""
    given = told.get(name, "")
    if not given:
        return otherwise
    if not (given.isascii() and given.isdigit() and len(given) < 10 and least <= int(given) <= most):
        raise SettingUnread(name, given, least, most)
    return int(given)


def mail(told: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings for e-mail: to the console of the program that serves, unless a mail server is named."""
    host = told.get("SECTION75_SMTP_HOST", "")
    sender = {"DEFAULT_FROM_EMAIL": told.get("SECTION75_SMTP_FROM", "section75@localhost")}
    if not host:
        return sender | {"EMAIL_BACKEND": CONSOLE}
    return sender | {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": host,
        "EMAIL_PORT": whole_number(told, "SECTION75_SMTP_PORT", otherwise=SMTP_PORT, least=1, most=65535),
        "EMAIL_HOST_USER": told.get("SECTION75_SMTP_USER", ""),
        "EMAIL_HOST_PASSWORD": told.get("SECTION75_SMTP_PASSWORD", ""),
        "EMAIL_USE_TLS": told.get("SECTION75_SMTP_TLS", "yes") == "yes",
        "EMAIL_TIMEOUT": SMTP_SECONDS,
    }


def proxies(told: Mapping[str, str]) -> int:
    """How many proxies stand before the program: wrong tries are counted by the address that the farthest one saw."""
    return whole_number(told, "SECTION75_PROXIES", otherwise=0, least=0, most=9)


def time_outs(told: Mapping[str, str]) -> tuple[int, int]:
    """After how many minutes of nothing, and after how many hours at most, a sign-in ends."""
    problems: list[Refusal] = []
    found: list[int] = []
    for name, otherwise, most in (
        ("SECTION75_IDLE_MINUTES", 30, 24 * 60),
        ("SECTION75_LONGEST_SIGN_IN_HOURS", 12, 7 * 24),
    ):
        try:
            found.append(whole_number(told, name, otherwise=otherwise, least=1, most=most))
        except SettingUnread as refusal:
            problems.append(refusal)
    raise_all(problems)
    return found[0], found[1]
