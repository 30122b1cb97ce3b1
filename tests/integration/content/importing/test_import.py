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
