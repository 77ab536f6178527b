"""Addresses of the budget room."""

from django.urls import path

from section75.apps.budget import views

app_name = "budget"
urlpatterns = [
    path("", views.position, name="position"),
    path("forecast/", views.forecast, name="forecast"),
    path("why/<str:figure>/", views.why, name="why"),
]
