"""Gifts declared so far get the row that totals are made of; going back leaves the gifts alone."""

from django.db import migrations

from forms.register.giver_names import compact, declared, first_word

TOGETHER = 1000
NOT_RECEIVED = ("return", "refuse")


def count_gifts(apps, schema_editor):
    gifts = apps.get_model("forms_register", "GiftDetail").objects.select_related("entry")
    benefit = apps.get_model("forms_register", "Benefit")
    givers, rows = {}, []
    for gift in gifts.order_by("pk").iterator(chunk_size=TOGETHER):
        name = declared(gift.giver_name, gift.giver_organisation)
        spelling = (name.key, name.is_person)
        if spelling not in givers:
            givers[spelling] = new_giver(apps, name)
        rows.append(
            benefit(
                entry_id=gift.entry_id,
                giver_id=givers[spelling],
                receiver_id=gift.entry.employee_id,
                department_key=gift.entry.department_key,
                on=gift.offered_on,
                value=gift.estimated_value,
                is_refused=gift.situation == "refused" or gift.entry.outcome in NOT_RECEIVED,
                is_withdrawn=gift.entry.status == "withdrawn",
            )
        )
        if len(rows) == TOGETHER:
            benefit.objects.bulk_create(rows)
            rows.clear()
    benefit.objects.bulk_create(rows)


def new_giver(apps, name):
    group = apps.get_model("forms_register", "GiverGroup").objects.create(
        name=name.name, sort_name=name.key, is_person=name.is_person
    )
    giver = apps.get_model("forms_register", "Giver").objects.create(
        key=name.key,
        name=name.name,
        is_person=name.is_person,
        first_word=first_word(name.key),
        compact=compact(name.key),
        group=group,
    )
    return giver.pk


class Migration(migrations.Migration):
    dependencies = [("forms_register", "0009_invitation_lobby_purchase")]
    operations = [migrations.RunPython(count_gifts, migrations.RunPython.noop)]
