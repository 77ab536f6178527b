"""Addresses of the placing room, at a fund."""

from django.urls import path

from section75.apps.placing import views

app_name = "placing"
urlpatterns = [
    path("", views.rules, name="list"),
    path("add/", views.add, name="add"),
    path("end/", views.end, name="end"),
    path("try/", views.try_on_a_row, name="try"),
]
