"""The identity room as a Django app."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Signing in."""

    name = "section75.apps.identity"
    label = "identity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Number every sign-in, whichever way somebody came in."""
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from section75.apps.identity.listening import keep_sign_in, keep_sign_out

        user_logged_in.connect(keep_sign_in)
        user_logged_out.connect(keep_sign_out)
