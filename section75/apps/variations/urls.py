"""Addresses of the variations room."""

from django.urls import path

from section75.apps.variations import views

app_name = "variations"
urlpatterns = [
    path("", views.variations, name="list"),
    path("bring/", views.bring, name="bring"),
    path("draft/<int:number>/", views.propose, name="propose"),
    path("proposed/<int:number>/", views.proposed, name="proposed"),
    path("in-force/<slug:variation>/", views.in_force, name="in-force"),
    path("difference/", views.difference, name="difference"),
]
