"""Addresses of background work."""

from django.urls import path

from section75.apps.work import views

app_name = "work"
urlpatterns = [
    path("", views.jobs, name="list"),
    path("ask/", views.ask, name="ask"),
    path("<int:number>/", views.job, name="job"),
    path("<int:number>/cancel/", views.cancel, name="cancel"),
    path("<int:number>/again/", views.again, name="again"),
]
