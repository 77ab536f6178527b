"""Addresses of people: who holds which role, and how it is given and taken away."""

from django.urls import path

from section75.apps.approvals import people_views as views

app_name = "people"
urlpatterns = [
    path("", views.everybody, name="list"),
    path("who-may-do-what/", views.matrix, name="matrix"),
    path("propose/", views.propose, name="propose"),
    path("roles/<int:number>/end/", views.end, name="end"),
    path("of/<str:username>/", views.person_page, name="person"),
    path("of/<str:username>/leave/", views.leave, name="leave"),
]
