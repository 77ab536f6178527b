"""Addresses of the risk share room."""

from django.urls import path

from section75.apps.risk_share import exposure_views, views

app_name = "risk_share"
urlpatterns = [
    path("", views.settle, name="settle"),
    path("why/<slug:partner>/", views.why, name="why"),
    path("shares/", views.shares, name="shares"),
    path("exposure/", exposure_views.exposure, name="exposure"),
    path("rules/", exposure_views.rules, name="rules"),
]
