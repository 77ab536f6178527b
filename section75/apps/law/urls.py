"""Addresses of the law room, at a partnership."""

from django.urls import path

from section75.apps.law import views

app_name = "law"
urlpatterns = [
    path("", views.table, name="table"),
    path("provisions/", views.provisions, name="provisions"),
    path("<slug:schedule>/<str:check>/<str:day>/judge/", views.judge, name="judge"),
]
