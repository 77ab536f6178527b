"""The audit room as a Django app: it makes the database's guards anew after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


def make_guards(**_: Any) -> None:
    """Make the guards after a migration, which may have dropped some."""
    from section75.apps.audit.guards import install

    install()


class AuditConfig(AppConfig):
    """Who did what, and who was refused."""

    name = "section75.apps.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for the end of migrations, told once for this room, and for connections made."""
        from section75.apps.audit.fitting import watch

        post_migrate.connect(make_guards, sender=self, dispatch_uid="section75.guards")
        connection_created.connect(watch, dispatch_uid="section75.fitting")
