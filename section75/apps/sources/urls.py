"""Addresses of the sources room, at a fund."""

from django.urls import path

from section75.apps.sources import views

app_name = "sources"
urlpatterns = [
    path("", views.sources, name="list"),
    path("<int:number>/", views.source, name="source"),
    path("confirm/<int:waiting>/", views.confirm, name="confirm"),
]
