"""Addresses of the audit room."""

from django.urls import path

from section75.apps.audit import views

app_name = "audit"
urlpatterns = [path("", views.trail, name="trail")]
