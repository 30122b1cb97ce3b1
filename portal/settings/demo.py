"""A machine of one's own: everything embedded, nothing to set."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import environment

DEBUG = environment.flag("DEBUG")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = environment.text("SECRET_KEY", "alleen-voor-de-demo-en-nergens-anders-0123456789")
ORGANISATION_NAME = environment.text("ORGANISATION_NAME", "Gemeente Zilverdam")
LOGGING["root"]["level"] = environment.text("LOG_LEVEL", "WARNING")  # noqa: F405

# Files are found where they are written; only production collects them.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
