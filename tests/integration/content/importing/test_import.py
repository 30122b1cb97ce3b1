"""A document becomes a working copy or a version; a failing import leaves nothing behind."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from content.importing.actions.import_outline import Wishes, import_outline
from content.importing.models import PendingImport
from content.importing.outline import Image, Outline, OutlineBlock, OutlineSection
from content.policies.models import Policy, PolicyPage, PolicyVersion
from content.policies.selectors import in_force_version
from portal.core.actors import SystemActor
from portal.core.clock import start_of
from portal.core.refusals import NotAllowed

pytestmark = pytest.mark.django_db
IMPORT = SystemActor("import")


def outline(*headings: str, text: str = "<p>Tekst.</p>") -> Outline:
    return Outline(
        "Proefregeling",
        sections=[
            OutlineSection(str(place), heading, 1, [OutlineBlock("text", html=text)])
            for place, heading in enumerate(headings, start=1)
        ],
    )


def issued(given: Outline, **wishes: Any) -> PolicyVersion:
    wishes.setdefault("change_note", "Overgenomen")
    made = import_outline(given, Wishes(**wishes), by=IMPORT, now=timezone.now(), issue=True)
    assert made.version is not None
    return made.version


def test_an_issued_import_is_readable_by_everyone_and_shows_as_imported(
    people: Any, client_of: Any
) -> None:
    version = issued(outline("Doel", "Reikwijdte"))
    page = client_of(people.employee).get("/beleid/proefregeling/")
    assert page.status_code == 200
    assert "overgenomen door de import" in page.content.decode()
    assert version.is_imported
    assert version.authors == [["system:import", "import"]]


def test_a_draft_is_no_version_and_no_reader_sees_it(people: Any, client_of: Any) -> None:
    import_outline(outline("Doel"), Wishes(change_note="x"), by=IMPORT, now=timezone.now())
    assert not PolicyVersion.objects.exists()
    assert client_of(people.employee).get("/beleid/proefregeling/").status_code == 404


def test_the_same_slug_again_is_a_next_version_in_which_sections_keep_their_ids() -> None:
    first = issued(outline("Doel", "Reikwijdte"))
    second = issued(outline("Inleiding", "Doel", "Reikwijdte"))
    assert (second.number, second.policy) == (2, first.policy)
    before = {s.heading: s.section_id for s in first.sections.all()}
    after = {s.heading: s.section_id for s in second.sections.all()}
    assert after["Doel"] == before["Doel"]
    assert after["Reikwijdte"] == before["Reikwijdte"]
    assert after["Inleiding"] not in before.values()


def test_a_past_start_without_a_day_of_publication_counts_as_published_then_and_says_so() -> None:
    version = issued(outline("Doel"), valid_from=date(2020, 5, 1))
    assert version.published_at == start_of(date(2020, 5, 1))
    assert version.published_is_assumed
    found = in_force_version(version.policy, date(2020, 6, 1), date(2020, 5, 1), now=timezone.now())
    assert found == version


def test_a_given_day_of_publication_is_kept() -> None:
    version = issued(outline("Doel"), valid_from=date(2020, 5, 1), published_on=date(2020, 7, 1))
    assert version.published_at == start_of(date(2020, 7, 1))
    assert not version.published_is_assumed


def test_a_picture_without_text_alternative_is_not_issued_and_its_file_is_gone(
    settings: Any,
) -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )
    given = outline("Doel")
    given.sections[0].blocks.append(
        OutlineBlock("image", image=Image("", "kaart.png", "image/png", pixel))
    )
    with pytest.raises(NotAllowed) as refused:
        issued(given)
    assert "no_alternative" in [refusal.code for refusal in refused.value.refusals]
    assert not list(Path(settings.MEDIA_ROOT).rglob("kaart*"))


GIFT = "<p>Wie een geschenk van meer dan vijftig euro krijgt meldt dat bij de leidinggevende.</p>"
TRAVEL = "<p>Een dienstreis naar het buitenland bespreekt u vooraf met de directeur.</p>"


def test_a_section_that_was_split_and_one_that_went_into_another_keep_their_addresses() -> None:
    old = outline("Geschenken en reizen", "Contact", "Slot", text="")
    for place, text in enumerate(
        (GIFT + TRAVEL, "<p>" + "Bel ons gerust als iets onduidelijk is.")
    ):
        old.sections[place].blocks[0].html = text
    first = {one.heading: one.section_id for one in issued(old).sections.all()}
    new = outline("Geschenken en reizen", "Reizen", "Hulp", text="")
    new.sections[0].blocks[0].html = GIFT
    new.sections[1].blocks[0].html = TRAVEL
    new.sections[2].blocks[0].html = "<p>Bel ons gerust als iets onduidelijk is.</p>"
    made = import_outline(new, Wishes(change_note="x"), by=IMPORT, now=timezone.now(), issue=True)
    assert made.version is not None
    second = {one.heading: one.section_id for one in made.version.sections.all()}
    assert second["Geschenken en reizen"] == first["Geschenken en reizen"]
    assert second["Hulp"] == first["Contact"]
    rows = made.version.successions.values_list("section_id", "became", "kind")
    gifts = first["Geschenken en reizen"]
    assert set(rows) == {
        (gifts, gifts, "split"),
        (gifts, second["Reizen"], "split"),
        (first["Slot"], None, "lapsed"),
    }
    assert "‘2 Reizen’ is afgesplitst van ‘1 Geschenken en reizen’." in made.report
    assert "‘3 Hulp’ gaat verder als ‘2 Contact’ (de tekst lijkt)." in made.report
    assert "‘3 Slot’ vervalt." in made.report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goed.md").write_text("# Goede regeling\n\n## 1 Doel\n\nWij leggen uit.\n")
    (tmp_path / "leeg.txt").write_text("")
    return tmp_path


def test_the_command_prints_slug_and_number(folder: Path, capsys: Any) -> None:
    call_command("import_document", folder / "goed.md", "--issue")
    assert capsys.readouterr().out == "goede-regeling 1\n"
    call_command("import_document", folder / "goed.md")
    assert capsys.readouterr().out == "goede-regeling -\n"


def test_the_command_reports_what_became_of_each_section_beside_its_one_line(
    folder: Path, capsys: Any
) -> None:
    call_command("import_document", folder / "goed.md", "--issue")
    (folder / "goed.md").write_text("# Goede regeling\n\n## 1 Bereik\n\nIedereen.\n")
    call_command("import_document", folder / "goed.md", "--issue")
    said = capsys.readouterr()
    assert said.out == "goede-regeling 1\ngoede-regeling 2\n"
    assert "goed.md: ‘1 Bereik’ is nieuw." in said.err
    assert "goed.md: ‘1 Doel’ vervalt." in said.err


def test_when_one_of_the_files_is_refused_nothing_is_imported(folder: Path, capsys: Any) -> None:
    with pytest.raises(CommandError) as failed:
        call_command("import_document", folder / "goed.md", folder / "leeg.txt", "--issue")
    assert failed.value.returncode == 1
    assert not Policy.objects.exists()
    assert not PolicyPage.objects.exists()
    assert "leeg" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["bestaat-niet.txt", "plaatje.png"])
def test_a_file_that_cannot_be_read_is_an_answer_not_a_traceback(folder: Path, name: str) -> None:
    with pytest.raises(CommandError) as failed:
        call_command("import_document", folder / name)
    assert failed.value.returncode == 1


def test_two_files_with_one_slug_is_wrong_usage(folder: Path) -> None:
    with pytest.raises(CommandError) as failed:
        call_command("import_document", folder / "goed.md", folder / "goed.md", "--slug", "x")
    assert failed.value.returncode == 2


class TestScreen:
    """The editor uploads, looks, accepts."""

    def upload(self, client: Any, path: Path) -> Any:
        with path.open("rb") as file:
            return client.post("/cms/inlezen/", {"file": file})

    def test_upload_preview_accept(self, people: Any, client_of: Any, folder: Path) -> None:
        client = client_of(people.editor)
        preview = self.upload(client, folder / "goed.md")
        assert preview.status_code == 302
        page = client.get(preview.url)
        assert "Goede regeling" in page.content.decode()
        answers = {**page.context["form"].initial, "slug": ""}
        accepted = client.post(preview.url, {k: v for k, v in answers.items() if v is not None})
        made = PolicyPage.objects.get()
        assert accepted.url == f"/cms/pages/{made.pk}/edit/"
        assert not made.live
        assert not PendingImport.objects.exists()
        assert made.policy.edits.get(is_baseline=False).by_key == people.editor.actor_key

    def typed(self, preview: Any) -> dict[str, Any]:
        """Everything on the screen as it was proposed."""
        given: dict[str, Any] = {"base": preview.context["base"]}
        for form in (preview.context["form"], preview.context["goes_on"]):
            given |= {name: form[name].value() or "" for name in form.fields}
        return given

    def test_nothing_goes_on_from_an_old_text_before_an_editor_looked_at_it(
        self, people: Any, client_of: Any, folder: Path
    ) -> None:
        first = issued(outline("Doel", "Reikwijdte", "Slot"))
        before = {one.heading: str(one.section_id) for one in first.sections.all()}
        client = client_of(people.editor)
        address = self.upload(client, folder / "goed.md").url
        given = {**self.typed(client.get(address)), "slug": first.policy.slug}
        given = {name: value for name, value in given.items() if "-" not in name}
        # Another address than was looked at: the choices are shown, nothing is imported yet.
        shown = client.post(address, given)
        assert shown.status_code == 200
        assert "Op dit adres staat al een tekst" in shown.content.decode()
        assert "zelfde nummer en kop" in shown.content.decode()
        given = self.typed(shown)
        assert given["place-0"] == f"same:{before['Doel']}"
        given["place-0"] = f"split:{before['Slot']}"
        del given[f"gone-{before['Doel']}"]
        shown = client.post(address, given)
        assert "Zeg wat er wordt van: 1 Doel." in shown.content.decode()
        given[f"gone-{before['Doel']}"] = "0"
        assert client.post(address, given).status_code == 302
        draft = PolicyPage.objects.get().get_latest_revision_as_object()
        (made,) = (str(block.id) for block in draft.body)
        assert made not in before.values()
        assert draft.successions == [
            {"section": before["Slot"], "became": [made]},
            {"section": before["Doel"], "became": [made]},
        ]

    def test_one_old_section_goes_on_in_one_new_one(
        self, people: Any, client_of: Any, folder: Path
    ) -> None:
        (folder / "goed.md").write_text("# Proefregeling\n\n## 1 Doel\n\nA.\n\n## 2 Slot\n\nB.\n")
        first = issued(outline("Doel"))
        client = client_of(people.editor)
        address = self.upload(client, folder / "goed.md").url
        given = self.typed(client.get(address))
        given["place-1"] = given["place-0"]
        refused = client.post(address, given).content.decode()
        assert "kan maar in één onderdeel verdergaan" in refused
        assert first.policy.versions.count() == 1

    def test_a_refused_file_says_why(self, people: Any, client_of: Any, folder: Path) -> None:
        answer = self.upload(client_of(people.editor), folder / "leeg.txt")
        assert answer.status_code == 200
        assert "Het bestand is leeg." in answer.content.decode()

    def test_another_editors_upload_is_not_there(
        self, people: Any, client_of: Any, folder: Path
    ) -> None:
        from tests.factories.people import person_with_role

        preview = self.upload(client_of(people.editor), folder / "goed.md")
        other = client_of(person_with_role("editor"))
        assert other.get(preview.url).status_code == 404

    @pytest.mark.parametrize("role", ["employee", "manager", "moderator", "auditor", "approver"])
    def test_others_cannot_import(self, people: Any, client_of: Any, role: str) -> None:
        assert client_of(getattr(people, role)).get("/cms/inlezen/").status_code in (302, 403)

    def test_dropping_an_upload_leaves_nothing(
        self, people: Any, client_of: Any, folder: Path
    ) -> None:
        client = client_of(people.editor)
        preview = self.upload(client, folder / "goed.md")
        client.post(f"{preview.url}weg/")
        assert not PendingImport.objects.exists()
