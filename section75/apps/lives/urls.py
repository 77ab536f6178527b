"""Addresses of the lives room, at a partnership."""

from django.urls import path

from section75.apps.lives import views

app_name = "lives"
urlpatterns = [
    path("", views.timeline, name="timeline"),
    path("picture/", views.picture, name="picture"),
    path("record/", views.record, name="record"),
    path("events/<int:number>/withdraw/", views.withdraw, name="withdraw"),
]
