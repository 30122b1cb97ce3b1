"""What a worker does for the desk; in the demo the same process does it after the commit."""

from django.utils import timezone
from django_tasks import task


@task()
def make_export_task(export_id: str) -> bool:
    """Make the file of an export; True when it is whole."""
    from forms.moderation.actions.make_export import make_export
    from forms.moderation.models import Export

    return make_export(Export.objects.get(pk=export_id), clock=timezone.now)
