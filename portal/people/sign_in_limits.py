"""How often one may try to sign in, counted in the database so that every process counts along.

Per account and address together, so that nobody can keep a colleague out from elsewhere, and per
address. Source: ASVS 6.3.1.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from portal.people.models import SignInFailure

PERIOD = timedelta(minutes=15)
FAILURES_PER_PAIR = 5
FAILURES_PER_ADDRESS = 20
#: How long a failure is kept at all.
KEPT = timedelta(days=1)


def client_address(request: HttpRequest) -> str:
    """The network address a request came from.

    Behind TRUSTED_PROXIES proxies of our own it is what the outermost of them saw; what a client
    itself writes in the header stands further to the left and is not believed.
    """
    direct = str(request.META["REMOTE_ADDR"])
    proxies = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if not proxies or len(hops) < proxies:
        return direct
    try:
        return str(ip_address(hops[-proxies]))
    except ValueError:
        return direct


def account_hash(username: str) -> str:
    return salted_hmac(__name__, username.casefold(), algorithm="sha256").hexdigest()


def is_locked(username: str, address: str, now: datetime) -> bool:
    """Has this account been tried too often from here, or has this address tried too much?"""
    recent = SignInFailure.objects.filter(address=address, failed_at__gt=now - PERIOD)
    of_pair = recent.filter(account=account_hash(username))
    return recent.count() >= FAILURES_PER_ADDRESS or of_pair.count() >= FAILURES_PER_PAIR


def note_failure(username: str, address: str, now: datetime) -> None:
    """Remember a failed attempt, and forget those of days ago."""
    SignInFailure.objects.filter(failed_at__lt=now - KEPT).delete()
    SignInFailure.objects.create(account=account_hash(username), address=address, failed_at=now)


def forget_failures(username: str, address: str) -> None:
    """A successful attempt wipes the slate of this account from this address."""
    SignInFailure.objects.filter(account=account_hash(username), address=address).delete()
