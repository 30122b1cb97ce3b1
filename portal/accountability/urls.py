"""Addresses of the yearly account, under /verantwoording/."""

from django.urls import path

from portal.accountability import views

app_name = "accountability"

urlpatterns = [
    path("", views.years, name="years"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/cijfers.csv", views.figures_csv, name="figures_csv"),
    path("<int:year>/cijfers/<slug:key>/", views.figure, name="figure"),
    path("<int:year>/opstellen/", views.compile_year, name="compile"),
    path("<int:year>/vaststellen/", views.adopt_year, name="adopt"),
]
