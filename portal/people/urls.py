"""Addresses of one's own pages, in each language."""

from django.urls import path

from portal.people import absence_views, own_views, views

urlpatterns = [
    path("inloggen/", views.SignIn.as_view(), name="sign_in"),
    path("uitloggen/", views.SignOut.as_view(), name="sign_out"),
    path("wachtwoord/", views.ChangePassword.as_view(), name="change_password"),
    path("mijn/afwezigheid/", absence_views.absences, name="my_absences"),
    path("mijn/afwezigheid/<int:pk>/", absence_views.absence, name="my_absence"),
    path("mijn/", views.my_dossier, name="my_dossier"),
    path("mijn/gegevens/", own_views.own, name="own_data"),
    path("mijn/gegevens/json/", own_views.take_along, {"form": "json"}, name="own_data_json"),
    path("mijn/gegevens/pdf/", own_views.take_along, {"form": "pdf"}, name="own_data_pdf"),
    path("mijn/gegevens/correctie/", own_views.ask, name="ask_correction"),
    path("correcties/", own_views.requests_for, name="correction_requests"),
    path("correcties/<uuid:pk>/", own_views.request_for, name="correction_request"),
]
