"""Sign-ins, invitations and second factors, as they are kept."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from section75.apps.accounts.models import User
from section75.apps.identity.models import Invitation, SignIn


def begin(user: User, *, device: str, at: datetime) -> SignIn:
    """A sign-in that has just begun."""
    return SignIn.objects.create(user=user, began_at=at, seen_at=at, device=device)


def sign_in_of(user: User, number: int | None) -> SignIn | None:
    """A person's sign-in of that number, open or ended."""
    return SignIn.objects.filter(user=user, pk=number).first() if number is not None else None


def sign_in_numbered(number: int | None) -> SignIn | None:
    """The sign-in of that number, whoever's it is."""
    return SignIn.objects.filter(pk=number).select_related("user").first() if number is not None else None


def open_sign_ins(user: User) -> list[SignIn]:
    """A person's open sign-ins, latest first."""
    return list(SignIn.objects.filter(user=user, ended_at=None).order_by("-began_at", "-pk"))


def end(sign_in: SignIn, *, because: str, at: datetime) -> None:
    """End a sign-in that is open."""
    SignIn.objects.filter(pk=sign_in.pk, ended_at=None).update(ended_at=at, ended_because=because)


def touch(sign_in: SignIn, *, at: datetime) -> None:
    """Somebody was seen."""
    SignIn.objects.filter(pk=sign_in.pk).update(seen_at=at)


def name_of_somebody(typed: str) -> str:
    """The sign-in name that was typed, if it is anybody's; otherwise nothing, for it could be a password."""
    found = User.objects.filter(username__iexact=typed).first() if "\0" not in typed else None
    return found.username if found else ""


def person_named(username: str) -> User | None:
    """Whoever has that sign-in name, with or without access."""
    return User.objects.filter(username=username).first()


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def add_invited(username: str, *, post: str, email: str) -> User:
    """Somebody who has not set a password yet: nobody can sign in as them until the link is used."""
    user = User(username=username, post=post, email=email)
    user.set_unusable_password()
    user.save()
    return user


def renew_invited(user: User, *, post: str, email: str) -> None:
    """Somebody invited again: the later word holds."""
    user.post, user.email = post, email
    user.save(update_fields=["post", "email"])


def add_invitation(user: User, *, token: str, invited_by: User, at: datetime, ends_at: datetime) -> Invitation:
    """An invitation with its link's token, of which the hash is kept."""
    return Invitation.objects.create(
        user=user,
        email=user.email,
        token_hash=token_hash(token),
        invited_by=invited_by,
        made_at=at,
        ends_at=ends_at,
    )


def invitation_hashed(hashed: str) -> Invitation | None:
    """The invitation whose link has that token."""
    return Invitation.objects.filter(token_hash=hashed).select_related("user").first()


def open_invitations(user: User | None = None) -> list[Invitation]:
    """Those neither used nor withdrawn, latest first; those that have ended among them."""
    rows = Invitation.objects.filter(used_at=None, withdrawn_at=None).select_related("user", "invited_by")
    if user is not None:
        rows = rows.filter(user=user)
    return list(rows.order_by("-made_at", "-pk"))


def use(invitation: Invitation, *, at: datetime) -> None:
    """The link was used."""
    Invitation.objects.filter(pk=invitation.pk).update(used_at=at)


def withdraw(invitation: Invitation, *, at: datetime) -> None:
    """The link is worth nothing any more."""
    Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=at)


def has_a_way_in(user: User) -> bool:
    """Whether somebody has a password, or signs in through their organisation."""
    return user.has_usable_password() or SocialAccount.objects.filter(user=user).exists()


def set_password(user: User, password: str) -> None:
    """Keep a new password, hashed."""
    user.set_password(password)
    user.save(update_fields=["password"])


def authenticator_app(user: User) -> Authenticator | None:
    """The authenticator app of somebody."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()


def passkeys(user: User) -> list[Authenticator]:
    """Somebody's passkeys, oldest first."""
    return list(Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).order_by("pk"))


def recovery_codes(user: User) -> list[str]:
    """The recovery codes not used yet."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(found.wrap().get_unused_codes()) if found else []


def is_linked(user: User, provider_id: str) -> bool:
    """Whether somebody is linked to their organisation's sign-in."""
    return bool(SocialAccount.objects.filter(user=user, provider=provider_id).exists())
