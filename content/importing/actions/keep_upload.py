"""Keep what was found in an uploaded document until its editor has looked at it."""

from datetime import datetime

from content.importing.models import PendingImport
from content.importing.outline import outline_as_data
from content.importing.reading import read_document
from portal.people.models import Person


def keep_upload(content: bytes, filename: str, *, by: Person, now: datetime) -> PendingImport:
    """Read the document in a process of its own and keep its outline. Raises NotAllowed.

    No event: it is a working paper, nothing of the portal changes until it is accepted.
    """
    outline = read_document(content, filename)
    return PendingImport.objects.create(
        filename=filename, outline=outline_as_data(outline), uploaded_by=by, uploaded_at=now
    )
