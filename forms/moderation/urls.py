"""Addresses of the desk, under /behandelen/."""

from django.urls import path

from forms.moderation.views import acting, agreeing, entry, lists

urlpatterns = [
    path("", lists.queue, name="desk"),
    path("register/", lists.register, name="desk_register"),
    path("register/uitvoeren/", lists.export, name="desk_export"),
    path("register/vertrouwelijk/", lists.discreet, name="desk_discreet"),
    path("<str:reference>/", entry.entry, name="desk_entry"),
    path("<str:reference>/opmerking/", entry.remark, name="desk_remark"),
    path("<str:reference>/afspraken/", agreeing.write, name="desk_agreement"),
    path("<str:reference>/afspraken/<int:number>/", agreeing.reply, name="desk_agreement_reply"),
    path("<str:reference>/<slug:slug>/", acting.act, name="desk_act"),
]
