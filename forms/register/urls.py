"""Addresses of the register that stand apart from the desk and the employee's own pages."""

from django.urls import path, re_path

from forms.register.views import attachments, figures, public

EXTRACT = "openbaar/nevenwerkzaamheden"

urlpatterns = [
    path(f"{EXTRACT}/", public.side_activities, name="public_side_activities"),
    re_path(rf"^{EXTRACT}/?\.csv$", public.side_activities_csv, name="public_side_activities_csv"),
    re_path(
        rf"^{EXTRACT}/?\.json$", public.side_activities_json, name="public_side_activities_json"
    ),
    path(f"{EXTRACT}.schema.json", public.schema, name="public_side_activities_schema"),
    path(
        f"{EXTRACT}/wijzigingen.atom",
        public.changes,
        {"form": "atom"},
        name="public_side_activities_atom",
    ),
    path(
        f"{EXTRACT}/wijzigingen.json",
        public.changes,
        {"form": "json"},
        name="public_side_activities_changes",
    ),
    path(f"{EXTRACT}/<uuid:key>/", public.side_activity, name="public_side_activity"),
    path("register/cijfers/", figures.year, name="register_this_year"),
    path("register/cijfers/<int:number>/", figures.year, name="register_year"),
    path(
        "meldingen/bijlage/<uuid:attachment_id>/",
        attachments.attachment,
        name="register_attachment",
    ),
]
