"""Addresses of policy for readers; promised for ever."""

from datetime import date

from django.urls import path, register_converter

from content.policies.views import (
    changing,
    comparing,
    feeds,
    following,
    law,
    lists,
    norms,
    reading,
    sections,
)


class DayConverter:
    """A day as yyyy-mm-dd."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

app_name = "policies"

urlpatterns = [
    path("beleid/", lists.index, name="index"),
    path("beleid/feed.atom", feeds.feed, {"form": "atom"}, name="feed_atom"),
    path("beleid/feed.json", feeds.feed, {"form": "json"}, name="feed_json"),
    path("beleid/feed/<str:token>/feed.atom", feeds.feed_by_token, {"form": "atom"}),
    path("beleid/feed/<str:token>/feed.json", feeds.feed_by_token, {"form": "json"}),
    path("mijn/beleid-volgen/", following.following, name="following"),
    path("beleid/<slug:slug>/", reading.policy, name="policy"),
    path("beleid/<slug:slug>/versies/", lists.versions, name="versions"),
    path("beleid/<slug:slug>/versies/<int:number>/", reading.version, name="version"),
    path("beleid/<slug:slug>/versies/<int:number>/pdf/", reading.version_pdf, name="version_pdf"),
    path("beleid/<slug:slug>/op/<day:day>/", reading.on_day, name="on_day"),
    path("beleid/<slug:slug>/vergelijk/<int:a>/<int:b>/", comparing.compare, name="compare"),
    path("beleid/<slug:slug>/wijzigingen/<int:year>/", changing.year, name="changes"),
    path("beleid/<slug:slug>/wijzigingen/<int:year>.csv", changing.year_file, name="changes_file"),
    path(
        "beleid/<slug:slug>/versies/<int:number>/wijzigingen/",
        changing.version,
        name="version_changes",
    ),
    path(
        "beleid/<slug:slug>/versies/<int:number>/wijzigingen.csv",
        changing.version_file,
        name="version_changes_file",
    ),
    path("beleid/<slug:slug>/versies/<int:number>/reden/", changing.reason, name="reason"),
    path(
        "beleid/<slug:slug>/versies/<int:number>/reden/<uuid:section_id>/",
        changing.reason,
        name="section_reason",
    ),
    path("beleid-bijlage/<uuid:key>/", sections.attachment, name="attachment"),
    path("s/<uuid:section_id>/", sections.section, name="section"),
    path(
        "s/<uuid:section_id>/v/<int:number>/", sections.section_in_version, name="section_version"
    ),
    path("wetgeving/", law.index, name="laws"),
    path("wetgeving/<slug:code>/", law.law, name="law"),
    path("wetgeving/<slug:code>/<str:place>/", law.article, name="article"),
    path("normen/", norms.index, name="norms"),
    path("normen/dekking.csv", norms.table, name="norms_table"),
    path("normen/<slug:code>/<str:number>/", norms.norm, name="norm"),
]
