"""What falls due about files: they expire, jobs that died break off, and no file stays without."""

import shutil
from datetime import datetime, timedelta

from forms.moderation.actions.make_export import break_off, expire
from forms.moderation.models import Export, folder_of_exports
from forms.moderation.states import UNDER_WAY, ExportState
from portal.core.clock import day_of

#: A job gives a sign of life with every page, so one that was silent for so long is dead.
SILENT = timedelta(hours=1)
#: A job that no worker took in so long will not be taken any more.
WAITING = timedelta(days=1)


def tidy_exports(now: datetime) -> int:
    """How many exports ended; repeatable."""
    ended = 0
    for export in Export.objects.filter(state=ExportState.COMPLETE):
        if export.expires_on and export.expires_on <= day_of(now):
            expire(export, now=now)
        elif not export.path.is_file() or export.path.stat().st_size != export.size:
            break_off(export, now=now)
        else:
            continue
        ended += 1
    for state, patience in ((ExportState.RUNNING, SILENT), (ExportState.ASKED, WAITING)):
        for export in Export.objects.filter(state=state, moved_at__lte=now - patience):
            break_off(export, now=now)
            ended += 1
    _remove_orphans()
    return ended


def _remove_orphans() -> None:
    """Folders of exports that are neither offered nor being made."""
    folder = folder_of_exports()
    if not folder.is_dir():
        return
    living = Export.objects.filter(state__in=[*UNDER_WAY, ExportState.COMPLETE])
    kept = {str(key) for key in living.values_list("pk", flat=True)}
    for place in folder.iterdir():
        if place.name not in kept:
            shutil.rmtree(place, ignore_errors=True)
