"""Addresses of the versions room, under /cms/beleid/."""

from django.urls import path

from content.policies.views.cms.beginning import begin
from content.policies.views.cms.carrying import carry, laters
from content.policies.views.cms.confirming import confirm
from content.policies.views.cms.consequences import consequences
from content.policies.views.cms.correcting import DatesView, NoteView
from content.policies.views.cms.overview import overview
from content.policies.views.cms.successions import successions
from content.policies.views.cms.upkeep import references, reviews
from content.policies.views.cms.versions import versions
from content.policies.views.cms.withdrawing import AnnulView, RepealView, RescindView

app_name = "policies_cms"

urlpatterns = [
    path("", overview, name="overview"),
    path("te-herzien/", reviews, name="reviews"),
    path("verwijzingen/", references, name="references"),
    path("<int:policy_id>/redactioneel/", confirm, name="confirm_editorial"),
    path("<int:policy_id>/versies/", versions, name="versions"),
    path("<int:policy_id>/gevolgen/", consequences, name="consequences"),
    path("<int:policy_id>/opvolging/", successions, name="successions"),
    path("<int:policy_id>/intrekken/", RepealView.as_view(), name="repeal"),
    path("<int:policy_id>/herroepen/<int:event_id>/", RescindView.as_view(), name="rescind"),
    path("<int:policy_id>/versies/<int:number>/beginnen/", begin, name="begin"),
    path("<int:policy_id>/versies/<int:number>/datums/", DatesView.as_view(), name="dates"),
    path("<int:policy_id>/versies/<int:number>/vernietigen/", AnnulView.as_view(), name="annul"),
    path("<int:policy_id>/versies/<int:number>/aantekening/", NoteView.as_view(), name="note"),
    path("<int:policy_id>/versies/<int:number>/overnemen/", laters, name="carry_list"),
    path("<int:policy_id>/versies/<int:number>/overnemen/<int:onto>/", carry, name="carry"),
]
