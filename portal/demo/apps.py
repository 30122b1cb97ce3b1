"""A demo organisation; nothing else in the portal knows that this room exists."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "portal.demo"
    label = "portal_demo"
