"""The address of the portfolio."""

from django.urls import path

from section75.apps.portfolio import views

app_name = "portfolio"
urlpatterns = [path("portfolio/", views.portfolio, name="portfolio")]
