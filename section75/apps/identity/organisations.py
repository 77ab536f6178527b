"""Signing in through one's own organisation by OpenID Connect: which provider, and how to read what it says.

The shapes are data: where a kind of provider says who somebody is, and where it says that a second factor was used.
Read from the environment:

SECTION75_OIDC_ISSUER         the provider's issuer, as its discovery document gives it; unset, there is none
SECTION75_OIDC_CLIENT_ID      what the provider calls this installation
SECTION75_OIDC_CLIENT_SECRET  the secret it gave
SECTION75_OIDC_NAME           what the button says (default: your organisation)
SECTION75_OIDC_SHAPE          entra, nhsmail or plain (default: plain)
SECTION75_OIDC_TENANT         the tenant id that has to be in `tid`; needed for entra
SECTION75_OIDC_NAMED_BY       the claim that names the person in the audit trail, instead of the shape's own
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

from section75.core.refusals import Refusal, raise_all

_NEEDED: Final = ("SECTION75_OIDC_CLIENT_ID", "SECTION75_OIDC_CLIENT_SECRET")
LOCAL: Final = ("127.0.0.1", "localhost", "::1")
Claims = Mapping[str, Any]


class OrganisationUnread(Refusal):
    """The SECTION75_OIDC_... settings do not say which provider."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The settings of the organisation's sign-in cannot be used: {why}. Put SECTION75_OIDC_... right, or unset "
            "SECTION75_OIDC_ISSUER to do without."
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind of provider says things: claims that name a person, the first found; whether the tenant has to be
    said; and the claims, each with values of which one says that a second factor was used.
    """

    named_by: tuple[str, ...]
    has_tenant: bool
    second_factor: tuple[tuple[str, frozenset[str]], ...]

    def says_second_factor(self, claims: Claims) -> bool:
        """Whether the provider says that a second factor was used."""
        return any(values & _several(claims.get(claim)) for claim, values in self.second_factor)

    def where_it_says(self) -> str:
        """Where a second factor would be said, in words."""
        return " or ".join(f"{claim} with {' or '.join(sorted(values))}" for claim, values in self.second_factor)


_MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn"
SHAPES: Final[dict[str, Shape]] = {
    # amr of RFC 8176.
    "plain": Shape(("preferred_username", "email"), False, (("amr", frozenset({"mfa"})),)),
    # Microsoft Entra ID: tid is the tenant; ngcmfa is a Windows Hello or passkey sign-in.
    "entra": Shape(
        ("preferred_username", "upn", "email"),
        True,
        (("amr", frozenset({"mfa", "ngcmfa"})), ("acr", frozenset({_MULTIPLE}))),
    ),
    # NHSmail: the address is the name; acr carries what its federation service says of the sign-in.
    "nhsmail": Shape(
        ("email", "upn", "preferred_username"), False, (("acr", frozenset({_MULTIPLE})), ("amr", frozenset({"mfa"})))
    ),
}


@dataclass(frozen=True, slots=True)
class OrganisationSignIn:
    """The provider of an installation."""

    issuer: str
    client_id: str
    client_secret: str
    name: str
    shape: Shape
    tenant: str = ""
    named_by: str = ""

    @property
    def provider_id(self) -> str:
        """What links are kept under: another issuer is another provider, whatever it calls its people."""
        return f"oidc-{sha256(self.issuer.encode()).hexdigest()[:16]}"

    @property
    def origin(self) -> str:
        """Scheme and host, for the policy of what a form may lead to."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def name_of(self, claims: Claims) -> str:
        """What the provider calls somebody."""
        order = (self.named_by,) if self.named_by else self.shape.named_by
        return next((str(claims[claim]) for claim in order if claims.get(claim)), "somebody it does not name")


def read_organisation(told: Mapping[str, str]) -> OrganisationSignIn | None:
    """The provider the environment names, or none. Refuses half of one, with everything that is missing."""
    issuer = told.get("SECTION75_OIDC_ISSUER", "")
    if not issuer:
        return None
    shape = told.get("SECTION75_OIDC_SHAPE", "plain")
    raise_all([OrganisationUnread(why) for why in _problems(told, issuer, shape)])
    return OrganisationSignIn(
        issuer,
        told["SECTION75_OIDC_CLIENT_ID"],
        told["SECTION75_OIDC_CLIENT_SECRET"],
        told.get("SECTION75_OIDC_NAME", "your organisation"),
        SHAPES[shape],
        told.get("SECTION75_OIDC_TENANT", ""),
        told.get("SECTION75_OIDC_NAMED_BY", ""),
    )


def _problems(told: Mapping[str, str], issuer: str, shape: str) -> list[str]:
    found = []
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOCAL):
        found.append("SECTION75_OIDC_ISSUER does not begin with https://")
    found += [f"{name} is missing" for name in _NEEDED if not told.get(name)]
    if shape not in SHAPES:
        found.append(f"there is no shape {shape!r}: there is {', '.join(SHAPES)}")
    elif SHAPES[shape].has_tenant and not told.get("SECTION75_OIDC_TENANT"):
        found.append("SECTION75_OIDC_TENANT is missing")
    return found


def _several(value: object) -> frozenset[str]:
    """A claim's values: one text, or a list of them."""
    many = value if isinstance(value, list | tuple) else [value]
    return frozenset(each for each in many if isinstance(each, str))
