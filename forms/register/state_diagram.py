"""The life of an entry as a page: a diagram and a table, both made of ``states.py``."""

from forms.register.states import TRANSITIONS, Party, Status, Verb

START, STAYS = "[*]", "stays"
HEAD = """# Lifecycle of a register entry

Made by `manage.py draw_states` from `forms/register/states.py`; do not edit.
"""


def _edges() -> list[tuple[str, str, str]]:
    """From, to and the verbs between them; a verb that changes no status is left to the table."""
    found: dict[tuple[str, str], list[str]] = {}
    for verb, transition in TRANSITIONS.items():
        for start, end in transition.leads.items():
            if start is not end:
                found.setdefault((start or START, end), []).append(verb.value)
    return [(start, end, " · ".join(verbs)) for (start, end), verbs in found.items()]


def diagram() -> str:
    """The transitions as Mermaid draws them."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {start} --> {end} : {verbs}" for start, end, verbs in _edges()]
    final = [status for status in Status if not _leaves(status)]
    lines += [f"    {status} --> [*]" for status in final]
    return "\n".join(lines)


def _leaves(status: Status) -> bool:
    return any(row.leads.get(status, status) is not status for row in TRANSITIONS.values())


def _cell(verb: Verb) -> str:
    ends = TRANSITIONS[verb].leads
    stays = [str(start) for start, end in ends.items() if start is end]
    moves: dict[str, list[str]] = {}
    for start, end in ends.items():
        if start is not end:
            moves.setdefault(end, []).append(start or "nothing")
    parts = [f"{', '.join(starts)} → {end}" for end, starts in moves.items()]
    if stays:
        parts.append(f"{', '.join(stays)} ({STAYS})")
    return "; ".join(parts)


def table() -> str:
    """Each verb with its statuses, who may, and the event it leaves in the trail."""
    lines = ["| verb | from → to | by | event |", "|---|---|---|---|"]
    for verb, transition in TRANSITIONS.items():
        by = ", ".join(party.value for party in Party if party in transition.by)
        lines.append(f"| {verb.value} | {_cell(verb)} | {by} | `{transition.event}` |")
    return "\n".join(lines)


def lifecycle_page() -> str:
    """The whole page in Markdown."""
    return f"{HEAD}\n```mermaid\n{diagram()}\n```\n\n{table()}\n"
