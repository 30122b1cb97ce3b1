"""What every page shares."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "content.base"
    label = "content_base"
