"""Many at once with one key: one row, one receipt."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from forms.notifications.models import Draft
from forms.register.models import RegisterEntry
from tests.factories.notifications import address_of, begin, fill
from tests.factories.register import employee_in_line

AT_ONCE = 50
HANDS = 8


@pytest.mark.django_db(transaction=True)
def test_s39_fifty_parallel_posts_make_one_entry_and_fifty_equal_receipts(client_of):
    employee = employee_in_line()
    client = client_of(employee)
    draft = fill(client, begin(client, "gift"))
    clients = [client_of(employee) for _ in range(AT_ONCE)]

    def send(one) -> tuple[int, str]:
        try:
            answer = one.post(address_of(draft, "controleren"), {"is_true": "on"})
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        answers = list(pool.map(send, clients))

    entry = RegisterEntry.objects.get(employee=employee)
    assert set(answers) == {(302, f"/mijn/meldingen/{entry.reference}/ontvangen/")}
    assert entry.sheets.count() == 1
    assert not Draft.objects.exists()
