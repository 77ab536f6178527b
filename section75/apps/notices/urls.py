"""Addresses of the notices room, at a partnership."""

from django.urls import path

from section75.apps.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("record/", views.record, name="record"),
    path("<int:number>/", views.notice, name="notice"),
    path("<int:number>/answer/", views.answer, name="answer"),
]
