"""The catalogue of law: entered once, through one action; present status in one query."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.base.blocks.links import LegalBasisBlock, ReferenceBlock, reference_data
from content.law.actions.load_first_entries import load_first_entries
from content.law.actions.put_entry import put_entry
from content.law.models import Law, LegalReference, Norm, NormMapping
from content.law.selectors import catalogue, norm_table, present_status
from content.law.states import Status
from portal.audit.models import AuditEvent, AuditPayload
from portal.core.actors import SystemActor
from portal.core.models import ChangedElsewhereError
from tests.factories.asked import last_event, refused
from tests.factories.policies import at, issued_policy, section

pytestmark = pytest.mark.django_db

NOW = at("2025-06-01 10:00")
BY = SystemActor("test")


def _law(code: str) -> Law:
    return Law.objects.get(code=code)


def _reference(code: str = "aw", article: str = "8", **fields: object) -> LegalReference:
    return put_entry(LegalReference(law=_law(code), article=article, **fields), by=BY, now=NOW)


def test_a_new_portal_knows_laws_norms_and_which_ask_the_same():
    table = norm_table()
    assert [str(norm) for norm in table.norms if norm.code == "aw"] == [
        *("Aw 3a", "Aw 4.1", "Aw 4.2", "Aw 4.3", "Aw 4.4", "Aw 7", "Aw 9"),
    ]
    assert {"BIO 9.2.2.2", "BIO 7.2.3", "BIO 5.1.1.1", "AVG 32", "Sr 272"} <= {
        str(norm) for norm in table.norms
    }
    assert [str(norm) for norm in table.lines[1][2]] == [
        "Aw 4.1",
        "BIO 7.2.2",
        "BP 12.2",
        "BP 12.3",
    ]
    numbers = [norm.number for norm in table.norms if norm.code == "bio"]
    assert numbers[-2:] == ["9.2.2.2", "18.2.2.1"]


def test_loading_again_adds_only_what_is_missing():
    own = Law.objects.get(code="wor")
    own.name = "Wet op de ondernemingsraden en meer"
    put_entry(own, by=BY, now=NOW)
    assert vars(load_first_entries(by=BY, now=NOW)) == {"laws": 0, "norms": 0, "mappings": 0}
    assert _law("wor").name == "Wet op de ondernemingsraden en meer"


def test_other_lists_are_loaded_by_command_and_a_broken_one_is_refused(tmp_path):
    (tmp_path / "laws.toml").write_text(
        '[[law]]\ncode = "nen"\nname = "NEN 1"\nis_framework = true\n'
    )
    (tmp_path / "norms.toml").write_text(
        '[norms.nen]\n"1.2" = "Iets"\n[[mapping]]\nsubject = "Nieuw"\nnorms = ["nen 1.2"]\n'
    )
    out = StringIO()
    call_command("load_norms", tmp_path, "--dry-run", stdout=out)
    assert not Law.objects.filter(code="nen").exists()
    call_command("load_norms", tmp_path, stdout=out)
    assert out.getvalue().splitlines() == ["1 wetten, 1 normen en 1 regels erbij."] * 2
    assert str(Norm.objects.get(framework__code="nen")) == "NEN 1 1.2"
    (tmp_path / "norms.toml").write_text("[norms")
    with pytest.raises(CommandError):
        call_command("load_norms", tmp_path)


def test_an_entry_changes_only_through_its_action_which_is_told():
    reference = _reference(paragraph="1", part="e")
    assert str(reference) == "artikel 8, eerste lid, onderdeel e, Ambtenarenwet 2017"
    reference.gloss = "giften"
    with pytest.raises(ChangedElsewhereError):
        reference.save()
    put_entry(reference, by=BY, now=NOW + timedelta(minutes=1))
    event = last_event(reference)
    assert (event.type, event.facts) == (
        "law_entry.changed",
        {"kind": "legalreference", "is_new": False, "fields": ["gloss"]},
    )
    assert AuditPayload.objects.get(event_id=event.id).data["new"]["gloss"] == "giften"


def test_nothing_comes_after_itself():
    first, second = _law("awb"), _law("wob")
    first.successor = second
    put_entry(first, by=BY, now=NOW)
    second.successor = first
    assert refused(put_entry, second, by=BY, now=NOW) == ["succeeds_itself"]
    first.successor = first
    assert refused(put_entry, first, by=BY, now=NOW) == ["succeeds_itself"]


def test_a_name_means_one_law():
    other = Law(code="anders", name="Andere wet", abbreviation="AW")
    assert refused(put_entry, other, by=BY, now=NOW) == ["name_taken"]


def test_a_place_that_cannot_be_read_is_refused():
    vague = LegalReference(law=_law("aw"), article="ergens achterin")
    assert refused(put_entry, vague, by=BY, now=NOW) == ["place_unclear"]
    assert AuditEvent.objects.filter(type="law_entry.changed").count() == 0


def test_a_line_of_the_table_keeps_its_norms():
    line = NormMapping(subject="Eigen regel", position=5)
    put_entry(line, by=BY, now=NOW, norms=Norm.objects.filter(framework__code="sr"))
    assert [str(norm) for norm in norm_table().lines[0][2]] == ["Sr 272"]


# Present status over a frozen text


def test_the_present_status_stands_over_what_was_frozen():
    wob, aw = {"citation": "Wob, artikel 3"}, {"law": "Ambtenarenwet 2017", "article": "8"}
    unknown = {"law": "Verordening Zandwijk", "article": "3"}
    lapsed, holding, strange = present_status([wob, aw, unknown])
    assert lapsed.status == Status.WITHDRAWN
    assert lapsed.sentence == "Wob, artikel 3 is inmiddels vervallen; zie Wet open overheid (Woo)."
    assert lapsed.successor_url == "/wetgeving/woo/"
    assert (holding.sentence, holding.url) == ("", "/wetgeving/aw/8/")
    assert (strange.sentence, strange.url) == ("", "/wetgeving/verordening-zandwijk/3/")


def test_an_article_may_lapse_before_its_law_and_names_the_one_that_came_instead():
    new = _reference(article="9")
    _reference(article="8", paragraph="1", status=Status.WITHDRAWN, successor=new)
    part, other = present_status(
        [{"citation": "art. 8 lid 1 onder e Aw"}, {"citation": "art. 8 lid 2 Aw"}]
    )
    assert part.sentence.endswith("is inmiddels vervallen; zie artikel 9 Ambtenarenwet 2017.")
    assert part.successor_url == "/wetgeving/aw/9/"
    assert other.sentence == ""


def test_the_end_of_a_chain_of_successors_is_named():
    (status,) = present_status([{"law": "Wet persoonsregistraties"}])
    assert "zie Algemene verordening gegevensbescherming (AVG)" in status.sentence


def test_what_is_expected_is_told_as_expected():
    put_entry(Law(code="straks", name="Straks", status=Status.EXPECTED), by=BY, now=NOW)
    (status,) = present_status([{"law": "Straks"}])
    assert status.sentence == "Straks is aangekondigd en geldt nog niet."


def test_status_costs_one_query_and_hears_of_every_change(query_count):
    cited = [{"citation": f"artikel {number} Aw"} for number in range(1, 40)]
    present_status(cited)
    assert query_count(lambda: present_status(cited)) == 1
    assert query_count(lambda: present_status([])) == 0
    law = _law("aw")
    law.status = Status.TO_BE_REPLACED
    put_entry(law, by=BY, now=NOW)
    assert present_status(cited)[0].sentence == "Artikel 1 Aw wordt vervangen."


def test_a_number_behind_a_law_is_a_norm_only_when_the_list_says_so():
    known = catalogue()
    (norm,) = known.read({"citation": "Aw 4.1"}).references
    (article,) = known.read({"citation": "Aanbestedingswet 2012 1.10"}).references
    assert (norm.place.number, norm.place.paragraphs) == ("4", ("1",))
    assert (article.place.number, article.place.unit) == ("1.10", "artikel")


# Choosing and typing in a text


def _cleaned(**fields: object) -> dict[str, object]:
    block = ReferenceBlock()
    block.set_name("reference")
    return dict(block.clean(block.to_python(fields)))


def test_a_chosen_reference_fills_the_fields():
    reference = _reference(paragraph="1", part="e", gloss="giften", pinned_on=date(2020, 1, 1))
    cleaned = _cleaned(chosen=reference.pk)
    assert cleaned["law"] == "Ambtenarenwet 2017"
    assert (cleaned["article"], cleaned["paragraph"], cleaned["part"]) == ("8", "1", "e")
    assert cleaned["citation"] == "artikel 8, eerste lid, onderdeel e, Ambtenarenwet 2017"
    assert (cleaned["gloss"], cleaned["pinned_on"]) == ("giften", date(2020, 1, 1))


def test_a_typed_citation_fills_the_fields_and_keeps_its_words():
    cleaned = _cleaned(citation="art. 8 lid 1 onder e Aw (giften)")
    assert (cleaned["law"], cleaned["article"]) == ("Ambtenarenwet 2017", "8")
    assert (cleaned["paragraph"], cleaned["part"], cleaned["gloss"]) == ("1", "e", "giften")
    assert cleaned["citation"] == "art. 8 lid 1 onder e Aw (giften)"
    assert cleaned["url"].endswith("jci1.3:c:BWBR0001947&artikel=8&lid=1&o=e")


def test_a_citation_may_be_typed_in_the_field_of_the_law():
    cleaned = _cleaned(law="artikel 3:2, eerste lid, Awb")
    assert (cleaned["law"], cleaned["article"]) == ("Algemene wet bestuursrecht", "3:2")


def test_a_link_fills_law_place_and_day():
    cleaned = _cleaned(url="https://wetten.overheid.nl/jci1.3:c:BWBR0001947&artikel=8&g=2021-01-01")
    assert (cleaned["law"], cleaned["article"]) == ("Ambtenarenwet 2017", "8")
    assert cleaned["pinned_on"] == date(2021, 1, 1)


def test_what_cannot_be_read_is_kept_as_typed():
    malformed = "artikel 8, onderdelen c en de Ambtenarenwet 2017"
    cleaned = _cleaned(citation=malformed)
    assert (cleaned["citation"], cleaned["law"], cleaned["article"]) == (malformed, "", "")


def test_typed_parts_are_left_alone():
    typed = {"law": "Verordening", "article": "3", "citation": "artikel 9 Aw"}
    assert {name: _cleaned(**typed)[name] for name in typed} == typed


def test_an_empty_reference_is_refused():
    block = LegalBasisBlock()
    with pytest.raises(Exception, match="Validation error"):
        block.clean(block.to_python({"references": [{"gloss": "niets"}]}))


def test_issuing_freezes_a_chosen_reference_with_its_number_in_the_catalogue():
    reference = _reference(paragraph="1", part="e")
    box = {"type": "legal_basis", "value": {"references": [{"chosen": reference.pk}]}}
    version = issued_policy(sections=[section("Giften", body=[box])]).versions.get()
    frozen = version.sections.get()
    assert frozen.references[0]["chosen"] == reference.pk
    assert frozen.references[0]["citation"] == str(reference)
    assert "artikel 8, eerste lid, onderdeel e, Ambtenarenwet 2017" in frozen.text
    lapsed = LegalReference.objects.get(pk=reference.pk)
    lapsed.status = Status.WITHDRAWN
    put_entry(lapsed, by=BY, now=NOW)
    assert "inmiddels vervallen" in present_status(frozen.references)[0].sentence
    assert frozen.references == version.sections.get().references


def test_an_older_stream_without_the_new_field_reads_as_before():
    block = ReferenceBlock()
    value = block.to_python({"law": "Grondwet", "article": "1", "status": "in_force"})
    assert json.loads(json.dumps(reference_data(value))) == {
        "law": "Grondwet", "article": "1", "paragraph": "", "part": "", "gloss": "", "url": "",
        "pinned_on": None, "status": "in_force", "citation": "artikel 1, Grondwet",
    }  # fmt: skip
