"""Addresses of the audit room: a partnership's trail, and beside it the installation's."""

from django.urls import path

from section75.apps.audit import views

app_name = "audit"
urlpatterns = [path("", views.trail, name="trail"), path("export/", views.export, name="export")]

INSTALLATION = (
    [path("", views.installation, name="trail"), path("export/", views.export_installation, name="export")],
    "audit_installation",
)
