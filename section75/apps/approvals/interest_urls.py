"""Addresses of declared interests, at a partnership."""

from django.urls import path

from section75.apps.approvals import interest_views as views

app_name = "interests"
urlpatterns = [
    path("", views.interests, name="list"),
    path("<int:number>/end/", views.end, name="end"),
]
