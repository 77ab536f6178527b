"""Addresses of the register."""

from django.urls import path

from section75.apps.register import views

app_name = "register"
urlpatterns = [
    path("partnerships/<slug:slug>/functions/", views.functions, name="functions"),
    path("partnerships/<slug:slug>/records/", views.records, name="records"),
    path("partnerships/<slug:slug>/contracts/", views.contracts, name="contracts"),
]
