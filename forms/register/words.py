"""The sentences of the register: statuses, verbs, qualities, refusals. Dutch is the source."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.registry import kinds
from forms.register.reminding import Occasion
from forms.register.states import Party, Status, Verb
from portal.core.refusals import Refusal

STATUSES = {
    Status.RECEIVED: _("Ontvangen"),
    Status.IN_REVIEW: _("In behandeling"),
    Status.AWAITING_INFORMATION: _("Wacht op aanvulling"),
    Status.REFERRED: _("Voorgelegd"),
    Status.DECIDED: _("Besloten"),
    Status.REGISTERED: _("Geregistreerd"),
    Status.WITHDRAWN: _("Ingetrokken"),
    Status.ENDED: _("Beëindigd"),
}

VERBS = {
    Verb.RECEIVE: _("Melden"),
    Verb.TAKE_UP: _("In behandeling nemen"),
    Verb.REQUEST_INFORMATION: _("Aanvulling vragen"),
    Verb.SUPPLY_INFORMATION: _("Aanvullen"),
    Verb.RESUME: _("Hervatten zonder aanvulling"),
    Verb.REFER: _("Voorleggen"),
    Verb.HAND_BACK: _("Teruggeven"),
    Verb.RECALL: _("Terughalen"),
    Verb.DECIDE: _("Beslissen"),
    Verb.SEND_BACK: _("Terugsturen naar de beslisser"),
    Verb.REGISTER: _("Registreren"),
    Verb.AMEND: _("Wijzigen"),
    Verb.REASSESS: _("Opnieuw laten beoordelen"),
    Verb.CHECK: _("Controleren"),
    Verb.DISCLOSE: _("Openbaar maken"),
    Verb.CONCEAL: _("Niet langer openbaar maken"),
    Verb.WITHDRAW: _("Intrekken"),
    Verb.END: _("Beëindigen"),
    Verb.REOPEN: _("Heropenen"),
}

# What happened, for the history of an entry.
HAPPENED = {
    Verb.RECEIVE: _("Melding ontvangen"),
    Verb.TAKE_UP: _("In behandeling genomen"),
    Verb.REQUEST_INFORMATION: _("Aanvulling gevraagd"),
    Verb.SUPPLY_INFORMATION: _("Aanvulling gegeven"),
    Verb.RESUME: _("Behandeling hervat zonder aanvulling"),
    Verb.REFER: _("Voorgelegd aan een ander"),
    Verb.HAND_BACK: _("Teruggegeven aan de beslisser"),
    Verb.RECALL: _("Teruggehaald door de beslisser"),
    Verb.DECIDE: _("Besluit genomen"),
    Verb.SEND_BACK: _("Besluit teruggestuurd naar de beslisser"),
    Verb.REGISTER: _("Besluit geregistreerd"),
    Verb.AMEND: _("Melding gewijzigd"),
    Verb.REASSESS: _("Opnieuw in beoordeling genomen"),
    Verb.CHECK: _("Gecontroleerd"),
    Verb.DISCLOSE: _("Openbaar gemaakt"),
    Verb.CONCEAL: _("Uit het openbare register gehaald"),
    Verb.WITHDRAW: _("Ingetrokken"),
    Verb.END: _("Beëindigd"),
    Verb.REOPEN: _("Heropend"),
}

QUALITIES = {
    Party.EMPLOYEE: _("melder"),
    Party.DECIDER: _("beslisser"),
    Party.REFERRED_TO: _("degene aan wie is voorgelegd"),
    Party.MODERATOR: _("coördinator integriteit"),
    Party.CONTROLLER: _("controller"),
    Party.SYSTEM: _("het portaal"),
    "auditor": _("auditor"),
}

REFUSALS = {
    # quality and separation of duties
    "own_entry": _("Dit is uw eigen melding; een ander moet dit doen."),
    "not_yours_to_do": _("Deze stap is niet aan u."),
    "not_yours_to_read": _("Deze melding is niet voor u bestemd."),
    "involved": _("U bent bij deze kwestie betrokken; de naasthogere leidinggevende beslist."),
    "decided_by_you": _("U hebt over deze melding beslist; een ander moet dit doen."),
    "registered_by_you": _("U hebt deze melding geregistreerd; een ander moet dit doen."),
    "advised_by_you": _("U hebt over deze melding geadviseerd; een ander moet haar controleren."),
    # state
    "wrong_status": _("Dit kan niet meer of nog niet: de melding heeft de status “%(status)s”."),
    "already_decided": _("Er is zojuist al beslist over deze melding. Uw tekst is niet verloren."),
    "decision_exists": _("Er is al een besluit; intrekken kan niet meer. U kunt wel beëindigen."),
    "never_registered": _("Deze melding is nooit geregistreerd; intrekken kan wel."),
    "already_disclosed": _("Deze melding staat al in het openbare register."),
    "not_disclosed": _("Deze melding staat niet in het openbare register."),
    "not_permitted": _("Alleen wat is toegestaan, kan openbaar worden."),
    "not_for_disclosure": _(
        "Alleen nevenwerkzaamheden van het topmanagement worden openbaar gemaakt."
    ),
    "nothing_to_confirm": _("Er is nu niets om te bevestigen."),
    "rule_not_changed": _("De regel onder dit besluit is niet gewijzigd, of er is al gekeken."),
    # what must be said
    "reason_missing": _("Geef een reden."),
    "reply_missing": _("Geef antwoord op de vraag."),
    "question_missing": _("Schrijf op wat u wilt weten."),
    "text_missing": _("Schrijf een toelichting."),
    "purpose_missing": _("Geef aan waarvoor u deze melding opent."),
    "conditions_missing": _("Schrijf de voorwaarden op."),
    "legal_ground_missing": _("Noem de wettelijke grond."),
    "differs_from_preview": _(
        "Wat openbaar wordt, is anders dan wat u zag. Bekijk het hieronder en bevestig opnieuw."
    ),
    "board_number_missing": _("Vul het nummer van het collegebesluit in."),
    "outcome_unknown": _("Kies een uitkomst."),
    "override_reason_missing": _("U wijkt af van het voorstel van de regels. Leg uit waarom."),
    "finding_unknown": _("Kies een bevinding."),
    "reassess_in_past": _("Kies een dag in de toekomst."),
    "nobody_to_refer_to": _("Er is niemand om dit aan voor te leggen."),
    "referred_to_employee": _("Een melding kan niet aan de melder worden voorgelegd."),
    # agreements about a move
    "agreement_not_for_kind": _("Bij deze soort melding horen geen afspraken over een overstap."),
    "agreement_empty": _("Schrijf minstens één afspraak op."),
    "agreed_in_future": _("Kies de dag waarop u de afspraken besprak; die is geweest."),
    "contact_ends_before_talk": _("Deze dag ligt voor de dag waarop u de afspraken besprak."),
    "agreement_missing": _("Er zijn nog geen afspraken opgeschreven."),
    "agreement_replaced": _("Er staat intussen een nieuwe tekst klaar. Lees die eerst."),
    "agreement_outdated": _(
        "De melding is gewijzigd nadat deze afspraken zijn opgeschreven. Schrijf ze opnieuw op."
    ),
    "agreement_answered": _("Voor uw kant is al geantwoord op deze afspraken."),
    "agreement_answer_unknown": _("Kies of u akkoord gaat."),
    "agreement_unconfirmed": _(
        "Dit kan pas als de melder en de beslisser de afspraken allebei hebben bevestigd."
    ),
    # routes, offices and samples
    "not_yours_to_set": _("U mag dit niet instellen."),
    "kind_unknown": _("Kies een soort melding."),
    "step_unknown": _("Kies wie als eerste beslist."),
    "steps_in_vain": _("Kies elke stap één keer; na de coördinator komt niemand meer."),
    "holds_from_past": _("Kies vandaag of een latere dag; wat gold, blijft staan."),
    "works_here_no_more": _("Deze persoon werkt hier niet meer."),
    "designated_already": _("Deze persoon is voor deze taak al aangewezen."),
    "starts_in_past": _("Kies vandaag of een latere eerste dag."),
    "ends_in_past": _("Kies vandaag of een latere laatste dag."),
    "ends_before_start": _("De laatste dag ligt voor de eerste."),
    "designation_is_over": _("Deze aanwijzing is al voorbij."),
    "not_yours_to_draw": _("Alleen een controller trekt een steekproef."),
    "discreet_kind": _("Van deze soort meldingen wordt geen steekproef getrokken."),
    "year_ahead": _("Dit jaar is nog niet begonnen."),
    "nothing_to_draw": _("Van deze soort is in dit jaar niets geregistreerd."),
    "size_out_of_bounds": _("Kies een aantal van 1 tot en met %(most)s."),
    # answers
    "answer_missing": _("Beantwoord de vraag “%(question)s”."),
    "answer_not_text": _("Vul bij “%(question)s” tekst in."),
    "answer_too_short": _("Schrijf bij “%(question)s” minstens %(least)s tekens."),
    "answer_too_long": _("Schrijf bij “%(question)s” hooguit %(most)s tekens."),
    "answer_not_number": _("Vul bij “%(question)s” een getal in."),
    "answer_too_precise": _("Vul bij “%(question)s” hooguit %(decimals)s cijfers na de komma in."),
    "answer_too_low": _("Vul bij “%(question)s” minstens %(least)s in."),
    "answer_too_high": _("Vul bij “%(question)s” hooguit %(most)s in."),
    "answer_not_date": _("Vul bij “%(question)s” een datum in, zoals 31-12-2026."),
    "answer_in_future": _("De datum bij “%(question)s” ligt in de toekomst."),
    "answer_not_email": _("Vul bij “%(question)s” een e-mailadres in, zoals naam@voorbeeld.nl."),
    "answer_not_phone": _("Vul bij “%(question)s” een telefoonnummer in, zoals 020 123 45 67."),
    "answer_not_url": _("Vul bij “%(question)s” een webadres in, zoals https://www.voorbeeld.nl."),
    "answer_not_a_choice": _("Kies bij “%(question)s” een van de mogelijkheden."),
    "self_assessment_incomplete": _("Beantwoord alle vragen van de eigen afweging."),
    "self_assessment_not_reporting": _("Volgens uw eigen afweging hoeft u dit niet te melden."),
    "end_before_start": _("De einddatum ligt voor de begindatum."),
    "incompatible_office": _(
        "De wet staat dit ambt naast uw aanstelling niet toe. Neem contact op met de afdeling "
        "personeel."
    ),
    "kept_though_refused": _("Wat u weigerde, kunt u niet houden. Kies een ander voorstel."),
    "courtesy_reason_missing": _(
        "Dit is meer dan het richtbedrag van € %(guideline)s. Leg uit waarom weigeren onbeleefd "
        "was."
    ),
    "existing_in_future": _("Wat u al hebt, kan niet in de toekomst beginnen."),
    "planned_in_past": _("Wat u nog van plan bent, ligt niet in het verleden."),
    "nobody_to_address": _(
        "Er is niemand die deze melding alleen kan behandelen. Kies een andere leidinggevende, of "
        "praat met een vertrouwenspersoon."
    ),
    "form_of_other_kind": _("Dit formulier hoort bij een andere soort melding."),
    # givers
    "same_giver": _("Kies een andere gever dan deze zelf."),
    "giver_changed_meanwhile": _("Een collega heeft deze gever net gewijzigd. Kijk opnieuw."),
    "giver_has_subsidiaries": _(
        "Er horen andere gevers bij deze. Maak die eerst los; daarna kunt u samenvoegen."
    ),
    "one_level_of_givers": _(
        "Dat kan niet: een gever die zelf bij een andere hoort, kan er geen onder zich hebben."
    ),
    "no_name_chosen": _("Kies minstens één naam."),
    "all_names_chosen": _("Laat minstens één naam staan."),
    "already_apart": _("Dit is de enige melding van deze gever; die staat al apart."),
    "giver_name_missing": _("Vul een naam in."),
    "chamber_number_malformed": _("Een KvK-nummer heeft acht cijfers."),
    "chamber_number_taken": _(
        "Een andere gever heeft dit KvK-nummer al. Is het dezelfde, voeg ze dan samen."
    ),
    # files
    "file_missing": _("Voeg bij “%(question)s” een bestand toe."),
    "file_kind_not_allowed": _(
        "“%(name)s” kan niet mee. Toegestaan zijn pdf, png, jpg, docx, odt en txt."
    ),
    "file_not_what_it_says": _("De inhoud van “%(name)s” past niet bij het soort bestand."),
    "file_empty": _("“%(name)s” is leeg."),
    "file_too_large": _("“%(name)s” is te groot; het mag hooguit 10 MB zijn."),
    "file_has_macros": _("“%(name)s” bevat macro’s; die nemen we niet aan."),
    "file_unreadable": _("“%(name)s” is beschadigd of beveiligd en kan niet worden geopend."),
    "too_many_files": _("Voeg hooguit %(most)s bestanden toe."),
    "too_much_today": _("U hebt vandaag al 100 MB toegevoegd. Probeer het morgen weer."),
    "file_not_yours": _("Dit bestand is niet door u toegevoegd."),
}

# What a notice says, by name: subject and sentence. Never who, what kind or what was decided.
NOTICES = {
    "received": (
        _("Uw melding is ontvangen"),
        _("We hebben uw melding ontvangen. U kunt volgen wat ermee gebeurt."),
    ),
    "to_decide": (
        _("Er wacht een melding op u"),
        _("In het portaal staat een melding waarover u beslist."),
    ),
    "information_requested": (
        _("Er is een vraag over uw melding"),
        _("Wie uw melding behandelt, heeft een vraag."),
    ),
    "information_supplied": (
        _("Een melding is aangevuld of gewijzigd"),
        _("Een melding die u behandelt, is aangevuld of gewijzigd."),
    ),
    "referred": (
        _("Er is een melding aan u voorgelegd"),
        _("In het portaal staat een melding die aan u is voorgelegd."),
    ),
    "handed_back": (
        _("Een melding is aan u teruggegeven"),
        _("Een melding die u had voorgelegd of beslist, ligt weer bij u."),
    ),
    "decided": (
        _("Er is besloten over uw melding"),
        _("Er is een besluit over uw melding. Lees het in het portaal."),
    ),
    "to_register": (
        _("Er wacht een besluit op registratie"),
        _("In het portaal staat een besluit dat u kunt registreren."),
    ),
    "registered": (
        _("Uw melding is geregistreerd"),
        _("Het besluit over uw melding staat nu in het register."),
    ),
    "reassessed": (
        _("Uw melding wordt opnieuw bekeken"),
        _("Uw melding wordt opnieuw beoordeeld. Kijk of alles nog klopt."),
    ),
    "agreement_written": (
        _("Er staan afspraken voor u klaar"),
        _("Bij uw melding zijn afspraken opgeschreven. Lees ze en zeg of u akkoord gaat."),
    ),
    "agreement_answered": (
        _("Er is geantwoord op afspraken"),
        _("Bij een melding is geantwoord op afspraken. Lees het in het portaal."),
    ),
    "ended": (
        _("Uw melding is beëindigd"),
        _("Een melding van u is beëindigd."),
    ),
}

# Why open work went to another, for the history of an entry.
MOVED_BECAUSE = {
    "absent": _("Naar de volgende in de lijn, omdat de beslisser afwezig is"),
    "back": _("Terug naar de beslisser, die er weer is"),
    "left": _("Naar de volgende in de lijn, omdat de beslisser vertrok"),
    "moved": _("Naar een andere beslisser, omdat de melder van plek wisselde"),
    "manager": _("Naar een andere beslisser, omdat de leidinggevende wisselde"),
}

# Why a round of reassessment began.
CAUSES = {
    "asked": _("op verzoek"),
    "activity": _("omdat de melding is gewijzigd"),
    "date": _("omdat de dag om opnieuw te kijken is bereikt"),
    "job": _("omdat de functie of afdeling is gewijzigd"),
    "manager": _("omdat er een andere leidinggevende is"),
    "rule": _("omdat de regel is gewijzigd"),
}

REMINDER_SUBJECT = _("Er wacht iets op u in het portaal")
# What a reminder says above the references, by occasion; never who, what kind or what was decided.
REMINDERS = {
    Occasion.ESCALATED: _("De beslistermijn van deze meldingen is al een tijd voorbij:"),
    Occasion.TERM_OVER: _("U beslist over deze meldingen; de termijn is voorbij:"),
    Occasion.INFORMATION: _("Over deze meldingen staat een vraag aan u open:"),
    Occasion.HALF_TERM: _("U beslist over deze meldingen; de termijn is voor een deel voorbij:"),
    Occasion.REASSESSED: _("Deze meldingen worden opnieuw bekeken:"),
    Occasion.RULE_CHANGED: _(
        "Een regel onder geregistreerde besluiten is gewijzigd. Kijk in het portaal welke dat zijn."
    ),
    Occasion.YEARLY_CHECK: _(
        "Kloppen uw meldingen nog? Is er niets veranderd, dan is één klik genoeg."
    ),
}


def refusals() -> dict[str, Any]:
    """All sentences by code, those of the kinds included."""
    return {**REFUSALS, **{code: text for kind in kinds() for code, text in kind.sentences.items()}}


def sentence(refusal: Refusal) -> str:
    """One refusal in words. KeyError for a code that has none."""
    facts: dict[str, Any] = dict(refusal.facts)
    if facts.get("status"):
        facts["status"] = STATUSES[Status(facts["status"])]
    return str(refusals()[refusal.code]) % {"status": "–", **facts}


# Where a drawn entry of a sample stands (``selectors.samples.Place``).
PLACES = {
    "to_check": _("Te controleren"),
    "checked": _("Gecontroleerd"),
    "moved_on": _("Niet meer geregistreerd"),
    "erased": _("Na de bewaartermijn verwijderd"),
}

OVERTAKEN = _("Deze melding ligt niet meer bij u. Uw tekst is niet verloren.")


def sentence_of_handover(name: str) -> str:
    """Where an entry went that someone was deciding on."""
    return str(_("Nu beslist %(name)s.") % {"name": name})


def sentence_of_race(outcome: str, name: str, moment: str) -> str:
    """What the one who came second is told: what was decided, by whom and when."""
    facts = {"outcome": outcome, "name": name, "moment": moment}
    return str(_("Besloten is: %(outcome)s. Door %(name)s, %(moment)s.") % facts)
