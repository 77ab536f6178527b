"""What is asked of whoever registers a key or counter-signs. Whether it is right is for the act to say."""

from __future__ import annotations

from typing import Any

from django import forms

LARGEST_SIGNATURE = 100_000  # bytes, as much as a note may have


class KeyForm(forms.Form):
    """A public key, on one line."""

    key = forms.CharField(
        label="Public key",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text="Name, id and key with + between them, on one line. The private key never leaves your organisation.",
    )


class SignatureForm(forms.Form):
    """The signature, pasted or as a file."""

    signature = forms.CharField(
        label="Signature line, or the whole note with it",
        required=False,
        max_length=LARGEST_SIGNATURE,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    file = forms.FileField(label="Or the signed note as a file", required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two, as text."""
        said = super().clean() or {}
        file = said.get("file")
        if file is not None and file.size > LARGEST_SIGNATURE:
            self.add_error("file", f"A signed note has at most {LARGEST_SIGNATURE:,} bytes. Choose the note itself.")
        elif file is not None:
            said["signature"] = file.read().decode("utf-8", errors="replace")
        elif not said.get("signature") and not self.errors:
            self.add_error("signature", "Paste the line your key made, or choose the signed note as a file.")
        return said
