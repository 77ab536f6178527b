"""Addresses of organisations, and of the parties of an agreement."""

from django.urls import path

from section75.apps.organisations import views

app_name = "organisations"
urlpatterns = [
    path("organisations/", views.everybody, name="list"),
    path("organisations/<slug:id>/", views.body, name="body"),
    path("partnerships/<slug:slug>/parties/", views.parties, name="parties"),
]
