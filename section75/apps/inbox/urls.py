"""Addresses of the inbox: home."""

from django.urls import path

from section75.apps.inbox import views

app_name = "inbox"
urlpatterns = [
    path("", views.home, name="home"),
    path("inbox/seen/", views.seen, name="seen"),
    path("inbox/", views.ways, name="ways"),
]
