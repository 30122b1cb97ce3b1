"""Addresses of the register that stand apart from the desk and the employee's own pages."""

from django.urls import path, re_path

from forms.register import views

urlpatterns = [
    path(
        "openbaar/nevenwerkzaamheden/", views.public_side_activities, name="public_side_activities"
    ),
    re_path(
        r"^openbaar/nevenwerkzaamheden/?\.csv$",
        views.public_side_activities_csv,
        name="public_side_activities_csv",
    ),
    re_path(
        r"^openbaar/nevenwerkzaamheden/?\.json$",
        views.public_side_activities_json,
        name="public_side_activities_json",
    ),
    path("register/cijfers/", views.year, name="register_this_year"),
    path("register/cijfers/<int:number>/", views.year, name="register_year"),
    path("meldingen/bijlage/<uuid:attachment_id>/", views.attachment, name="register_attachment"),
]
