"""A bare Wagtail page with the same text, served by Wagtail's own serve: what ours is held against.

It has the same stream of blocks, rendered by the same block templates, in the same frame. Its table
exists in the database of the benchmarks only.
"""

from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.template import engines
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from content.base.blocks import SECTIONS

SOURCE = """{% extends "layouts/reading.html" %}{% load wagtailcore_tags %}
{% block title %}{{ page.title }}{% endblock title %}
{% block reading_header %}<h1>{{ page.title }}</h1>{% endblock reading_header %}
{% block text %}{% for block in page.body %}<section><h2>{{ block.value.heading }}</h2>
{% for child in block.value.body %}{% include_block child %}{% endfor %}</section>{% endfor %}
{% endblock text %}"""


class BarePage(Page):
    """Title and text, nothing else."""

    body = StreamField(SECTIONS)

    class Meta:
        app_label = "content_home"

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return _template()


def _template(made: list[Any] = []) -> Any:  # noqa: B006 - the template, made once
    if not made:
        made.append(engines["django"].from_string(SOURCE))
    return made[0]


def make_table() -> None:
    """The table of the bare page; outside any transaction."""
    with connection.schema_editor() as editor:
        editor.create_model(BarePage)


def bare_page(slug: str, title: str, body: str) -> str:
    """A live page under the home page; its address."""
    home = Site.objects.get(is_default_site=True).root_page
    page = BarePage(title=title, slug=slug, body=body, live=True)
    home.add_child(instance=page)
    return f"/{slug}/"
