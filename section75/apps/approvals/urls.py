"""Addresses of the approvals room: of a partnership, and of the installation."""

from django.urls import path

from section75.apps.approvals import views

app_name = "approvals"

_OF = "partnerships/<slug:slug>/approvals/"
urlpatterns = [
    path(_OF, views.proposals, name="list"),
    path(f"{_OF}<int:number>/", views.proposal, name="proposal"),
    path(f"{_OF}<int:number>/approve/", views.approve, name="approve"),
    path(f"{_OF}<int:number>/decline/", views.decline, name="decline"),
    path(f"{_OF}<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("approvals/", views.proposals, name="list_here"),
    path("approvals/<int:number>/", views.proposal, name="proposal_here"),
    path("approvals/<int:number>/approve/", views.approve, name="approve_here"),
    path("approvals/<int:number>/decline/", views.decline, name="decline_here"),
    path("approvals/<int:number>/withdraw/", views.withdraw, name="withdraw_here"),
]
