"""Addresses of the exports room."""

from django.urls import path

from section75.apps.exports import views

app_name = "exports"
urlpatterns = [
    path("", views.exports, name="exports"),
    path("journal/<slug:form>/", views.download, name="download"),
    path("seal/", views.seal, name="seal"),
    path("journal-tests/", views.journal_tests, name="journal_tests"),
]
