"""Who may do what: every player × kind × status × verb, against a table written here by hand.

The table knows nothing of ``states.py`` or ``rules.py``; where they differ, one of them is wrong.
The same verbs are asked through the screens in ``integration/security/matrix.csv``.
"""

from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest

from forms.register.kinds.registry import kinds
from forms.register.models import RegisterEntry
from forms.register.rules import CaseFacts
from forms.register.selectors.facts import parties_of, refusals_by_verb
from forms.register.selectors.offices import Offices
from forms.register.state_diagram import lifecycle_page
from forms.register.states import Status, Verb
from portal.people.models import Person
from portal.people.roles import Role

# verb, from which statuses, for whom
TABLE = """
take_up              received                                                  decider
request_information  in_review                                                 decider moderator
supply_information   awaiting_information                                      employee
resume               awaiting_information                                      decider
refer                in_review                                                 decider
hand_back            referred                                                  asked
recall               referred                                                  decider moderator
decide               in_review                                                 decider
decide               referred                                                  decider asked
send_back            decided                                                   moderator
register             decided                                                   registrar
amend                received,in_review,awaiting_information,referred          employee
amend                registered                                                employee
reassess             registered                                                employee moderator
check                registered                                                controller
disclose             registered                                                moderator
withdraw             received,in_review,awaiting_information,referred          employee
end                  registered                                                employee moderator
reopen               ended                                                     moderator
"""
# player: roles held, place in the case, past in the case, what it is in the table
PLAYERS = """
employee             employee    own       -           employee
own_moderator        moderator   own       -           employee
own_manager_of_self  manager     own       -           employee
decider              manager     decider   -           decider
involved_decider     manager     decider   involved    decider
decider_before       manager     decider   registered  decider
put_to               manager     asked     -           asked
at_the_board         employee    board     -           asked
other_manager        manager     -         -           -
colleague            employee    -         -           -
moderator            moderator   -         -           moderator registrar
role                 moderator   role      -           decider moderator registrar
role_decided         moderator   role      decided     decider moderator
stand_in_for_board   moderator   vacant    -           asked moderator registrar
controller           controller  -         -           controller
controller_decided   controller  -         decided     -
controller_entered   controller  -         registered  -
controller_advised   controller  -         advised     -
auditor              auditor     -         -           -
editor               editor      -         -           -
approver             approver    -         -           -
administrator        administrator -       -           -
"""
# What holds a decider up: matters of one's own, and a round that one registered.
HELD_UP = {
    "involved_decider": {"take_up", "resume", "decide"},
    "decider_before": {"decide"},
}
LINES = [line.split() for line in TABLE.strip().splitlines()]
CAST = {parts[0]: parts[1:] for parts in map(str.split, PLAYERS.strip().splitlines())}
VERBS = [verb for verb in Verb if verb not in (Verb.RECEIVE, Verb.CONCEAL)]


def somebody(role):
    person = Person(pk=uuid4())
    person.__dict__["roles"] = frozenset({Role(role)})
    return person


def case_of(player, kind, status):
    """The facts as the player meets an unsaved entry; nothing is asked of the database."""
    role, place, past = CAST[player][:3]
    person, other = somebody(role), uuid4()
    referred = status is Status.REFERRED
    to_board = place in ("board", "vacant")
    entry = RegisterEntry(
        status=status,
        kind=kind.code,
        is_discreet=kind.is_discreet,
        employee_id=person.pk if place == "own" else uuid4(),
        decider_id={"decider": person.pk, "role": None}.get(place, other),
        route_step="role" if place == "role" else "manager",
        referred_to=("board" if to_board else "second_line") if referred else "",
        referred_person_id=(None if to_board else person.pk if place == "asked" else other)
        if referred
        else None,
    )
    holders = frozenset() if place == "vacant" else frozenset({person.pk if to_board else other})
    parties = parties_of(entry, person, Offices({"board": holders}))
    over = status in (Status.DECIDED, Status.REGISTERED, Status.ENDED)
    return CaseFacts(
        status=status,
        parties=parties,
        is_own=place == "own",
        is_involved=past == "involved",
        is_discreet=kind.is_discreet,
        has_decided=past == "decided",
        has_registered=past == "registered",
        has_advised=past == "advised",
        is_decided=over,
        was_registered=status in (Status.REGISTERED, Status.ENDED),
        is_permitted=True,
        can_be_disclosed=kind.can_be_disclosed,
        referred_to=entry.referred_to,
    )


def expected(player, kind, status, verb):
    """The same from the table alone."""
    place, tags = CAST[player][1], set(CAST[player][3:])
    if kind.is_discreet:
        # One reader: who moderates or controls has no part, and the decider enters it.
        tags -= {"moderator", "registrar", "controller"}
        if place in ("role", "vacant"):
            tags -= {"decider", "asked"}
        tags |= {"registrar"} if "decider" in tags else set()
    if status is not Status.REFERRED:
        tags -= {"asked"}
    if verb is Verb.DISCLOSE and not kind.can_be_disclosed:
        return False
    if verb.value in HELD_UP.get(player, ()) and not (
        player == "decider_before" and kind.is_discreet
    ):
        return False
    return any(
        verb.value == name and status.value in statuses.split(",") and tags & set(who)
        for name, statuses, *who in LINES
    )


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_s15_every_player_may_exactly_what_the_table_says(kind):
    faults = []
    for player, status in product(CAST, Status):
        refused = refusals_by_verb(case_of(player, kind, status))
        for verb in VERBS:
            allowed = not refused[verb]
            if allowed is not bool(expected(player, kind, status, verb)):
                codes = [refusal.code for refusal in refused[verb]]
                faults.append(f"{player} {status} {verb}: {codes or 'allowed'}")
    assert faults == []


def test_the_table_speaks_of_every_verb():
    assert {name for name, *_ in LINES} == {verb.value for verb in VERBS}


def test_the_drawing_of_the_lifecycle_is_that_of_the_code():
    root = Path(__file__).resolve().parents[4]
    drawn = (root / "docs" / "generated" / "lifecycle.md").read_text(encoding="utf-8")
    assert drawn == lifecycle_page(), "run manage.py draw_states"
