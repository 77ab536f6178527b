"""Addresses of the calendar: of a partnership, of one's own feed, and the feed itself."""

from django.urls import path

from section75.apps.obligations import views

app_name = "obligations"
urlpatterns = [
    path("partnerships/<slug:slug>/calendar/", views.calendar, name="calendar"),
    path("partnerships/<slug:slug>/calendar/record/", views.record, name="record"),
    path("calendar/", views.mine, name="mine"),
    path("calendar/make/", views.make, name="make"),
    path("calendar/end/", views.end, name="end"),
    path("calendar/feed/<str:token>.ics", views.feed_file, name="feed"),
]
