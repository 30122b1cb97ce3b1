"""The norms that an editor names for a policy as a whole, one a line."""

from django.utils.translation import gettext as _

from content.law.citations import Unit, short
from content.law.parsing import parse
from content.law.selectors import catalogue, norm_table
from content.policies.resting import norms_named


def read_norms(typed: str) -> tuple[list[str], list[str]]:
    """The norms as the list writes them, each once, and in sentences what is wrong with others.

    A number needs its framework: 4.1 is a norm of the law and another one of the privacy baseline.
    """
    known, table = catalogue(), norm_table()
    lines: list[str] = []
    faults: list[str] = []
    for written in filter(None, (" ".join(line.split()) for line in typed.splitlines())):
        found = norms_named(written, table, known)
        lines += [str(norm) for norm in found if str(norm) not in lines]
        if found:
            continue
        parsed = parse(written, known.laws)
        names_norms = bool(parsed.references) and all(
            one.known is not None and one.place.unit is Unit.NORM for one in parsed.references
        )
        if names_norms:
            norms = ", ".join(short(one) for one in parsed.references)
            faults.append(_("%(norms)s staat niet in de lijst met normen.") % {"norms": norms})
        else:
            faults.append(
                _("%(written)s is geen norm. Schrijf het kader en het nummer: BIO 7.2.2.")
                % {"written": written}
            )
    return lines, faults
