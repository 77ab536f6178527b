"""Addresses of the bridge room."""

from django.urls import path

from section75.apps.bridge import views

app_name = "bridge"
urlpatterns = [
    path("", views.contributions, name="contributions"),
    path("why/<slug:partner>/", views.why, name="why"),
]
