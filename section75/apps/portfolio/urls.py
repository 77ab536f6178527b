"""The address of the portfolio: home."""

from django.urls import path

from section75.apps.portfolio import views

app_name = "portfolio"
urlpatterns = [path("", views.portfolio, name="portfolio")]
