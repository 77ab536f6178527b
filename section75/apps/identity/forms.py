"""What is asked of whoever signs in, or says how they will."""

from __future__ import annotations

from typing import Any, Final

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

CODE_HELP: Final = "Six figures from your authenticator app, or a recovery code"


def password_field(label: str, *, is_new: bool, hint: str = "") -> forms.CharField:
    """A box for a password, never filled in again."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password" if is_new else "current-password"})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=hint, max_length=1000)


def code_field(hint: str) -> forms.CharField:
    """A box for a code."""
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "class": "govuk-input--width-10"})
    return forms.CharField(label="Code", help_text=hint, widget=widget, max_length=40)


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label="Username", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = password_field("Password", is_new=False)


class PasswordForm(forms.Form):
    """One's password, again."""

    password = password_field("Password", is_new=False)


class NewPasswordForm(forms.Form):
    """A password of one's own, twice, for nobody sees what is typed."""

    password = password_field(
        "New password", is_new=True, hint="At least 12 characters, not a common one and not like your name"
    )
    again = password_field("The same password again", is_new=True)

    def clean(self) -> dict[str, Any]:
        """Both have to be the same."""
        told = super().clean() or {}
        if told.get("password") and told.get("again") and told["password"] != told["again"]:
            self.add_error("again", "The two passwords are not the same. Type the new one twice.")
        return told


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    code = code_field(CODE_HELP)


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """A code, to prove again who one is."""

    code = code_field(CODE_HELP)


class AppCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    code = code_field("Six figures that the app shows now")


class PasskeyForm(forms.Form):
    """What a passkey answered; filled in by script. The name is one's own, to tell passkeys apart."""

    name = forms.CharField(
        label="Name of this passkey", help_text="For example, office laptop", max_length=60, required=False
    )


class InviteForm(forms.Form):
    """Whom to invite."""

    username = forms.CharField(label="Sign-in name", help_text="For example, a.accountant", max_length=150)
    post = forms.CharField(label="Post", help_text="The office held, as pages show it; no name", max_length=120)
    email = forms.CharField(
        label="E-mail address", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
