"""Addresses of the desk, under /behandelen/."""

from django.urls import path

from forms.moderation.views import (
    acting,
    agreeing,
    changed_rules,
    entry,
    exports,
    giver_changes,
    givers,
    lists,
    sampling,
)

urlpatterns = [
    path("", lists.queue, name="desk"),
    path("register/", lists.register, name="desk_register"),
    path("register/uitvoeren/", exports.export, name="desk_export"),
    path("register/vertrouwelijk/", lists.discreet, name="desk_discreet"),
    path("bestanden/", exports.exports, name="desk_exports"),
    path("bestanden/<uuid:export_id>/", exports.fetch, name="desk_export_file"),
    path("gewijzigde-regels/", changed_rules.changed_rules, name="desk_changed_rules"),
    path(
        "gewijzigde-regels/<str:reference>/", changed_rules.changed_rule, name="desk_changed_rule"
    ),
    path("steekproeven/", sampling.sampling, name="desk_samples"),
    path("steekproeven/<uuid:sample_id>/", sampling.sample, name="desk_sample"),
    path("gevers/", givers.givers, name="desk_givers"),
    path("gevers/<uuid:group_id>/", givers.giver, name="desk_giver"),
    path("gevers/<uuid:group_id>/samenvoegen/", giver_changes.join, name="desk_giver_join"),
    path("gevers/<uuid:group_id>/splitsen/", giver_changes.split, name="desk_giver_split"),
    path("gevers/<uuid:group_id>/gegevens/", giver_changes.describe, name="desk_giver_describe"),
    path(
        "gevers/<uuid:group_id>/apart/<str:reference>/",
        giver_changes.apart,
        name="desk_giver_apart",
    ),
    path("<str:reference>/", entry.entry, name="desk_entry"),
    path("<str:reference>/opmerking/", entry.remark, name="desk_remark"),
    path("<str:reference>/afspraken/", agreeing.write, name="desk_agreement"),
    path("<str:reference>/afspraken/<int:number>/", agreeing.reply, name="desk_agreement_reply"),
    path("<str:reference>/<slug:slug>/", acting.act, name="desk_act"),
]
