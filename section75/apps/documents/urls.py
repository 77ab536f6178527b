"""Addresses of the documents room."""

from django.urls import path

from section75.apps.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.document, name="document"),
    path("compare/", views.compared, name="compared"),
    path("<slug:form>/", views.download, name="download"),
]
