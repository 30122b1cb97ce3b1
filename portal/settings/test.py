"""Tests: fast hashing, mail in memory, and servers that may skip fsync."""

from portal.settings.base import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SECRET_KEY = "only-for-tests"  # noqa: S105
PORTAL_ALLOW_UNSAFE_DURABILITY = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
# Tests of the search server ask for its address themselves (fixture search_url).
SEARCH_URL = ""
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
