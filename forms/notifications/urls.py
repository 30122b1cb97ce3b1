"""Addresses of declaring and of following one's own declarations."""

from django.urls import path

from forms.notifications.views import (
    agreeing,
    changing,
    checking,
    filling,
    following,
    standing,
    starting,
)

DRAFT = "melden/<slug:kind>/<uuid:key>/"
OWN = "mijn/meldingen/<str:reference>/"

urlpatterns = [
    path("melden/", starting.index, name="notifications"),
    path("melden/<slug:kind>/", starting.start, name="notification_start"),
    path("melden/<slug:kind>/afwegen/", starting.weigh, name="notification_weigh"),
    path(DRAFT, filling.resume, name="notification_resume"),
    path(f"{DRAFT}<int:number>/", filling.step, name="notification_step"),
    path(f"{DRAFT}<int:number>/meekijken/", filling.look_along, name="notification_look_along"),
    path(f"{DRAFT}controleren/", checking.check, name="notification_check"),
    path(f"{DRAFT}verwijderen/", filling.discard, name="notification_discard"),
    path("mijn/jaarlijkse-vraag/", standing.standing_check, name="standing_check"),
    path("mijn/meldingen/", following.own_list, name="my_notifications"),
    path(OWN, following.own_entry, name="my_notification"),
    path(f"{OWN}ontvangen/", checking.receipt, name="notification_receipt"),
    path(f"{OWN}afdruk/", following.own_print, name="my_notification_print"),
    path(f"{OWN}pdf/", following.own_pdf, name="my_notification_pdf"),
    path(f"{OWN}aanvullen/", changing.supply, name="my_notification_supply"),
    path(f"{OWN}wijzigen/", changing.change, name="my_notification_amend"),
    path(f"{OWN}afspraken/<int:number>/", agreeing.reply, name="my_notification_agreement"),
    path(f"{OWN}intrekken/", changing.take_back, name="my_notification_withdraw"),
    path(f"{OWN}beeindigen/", changing.finish, name="my_notification_end"),
    path(f"{OWN}opnieuw-beoordelen/", changing.look_again, name="my_notification_reassess"),
]
