"""Addresses of the agreements room."""

from django.urls import path

from section75.apps.agreements import views

app_name = "agreements"
urlpatterns = [
    path("partnerships/<slug:slug>/", views.agreement, name="agreement"),
    path("partnerships/<slug:slug>/terms.json", views.terms, name="terms"),
    path("partnerships/<slug:slug>/findings/", views.findings, name="findings"),
]
