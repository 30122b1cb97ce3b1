"""The list of policies in each language, and the approval step that every policy passes.

Going back removes the workflow and the empty index pages; pages below them are not brought back.
"""

from typing import Any

from content.base.tree import add_page, home_pages
from django.db import migrations

TITLES = {"nl": "Beleid", "en": "Policy"}
INTRODUCTIONS = {
    "nl": "Alle afspraken over integer werken die vandaag gelden, bij elkaar.",
    "en": "All rules on working with integrity that hold today, together.",
}
WORKFLOW = "Beleid vaststellen"
TASK = "Goedkeuring door een ander"
#: As portal/people/cms_access.py names the group of approvers; it fills it after every migrate.
APPROVERS = "portal: approver"


def add_index(apps: Any, schema_editor: Any) -> None:
    index_page = apps.get_model("content_policies", "PolicyIndexPage")
    original = None
    for language, home in sorted(home_pages(apps).items(), key=lambda item: item[0] != "nl"):
        made = add_page(
            apps,
            index_page,
            parent=home,
            title=TITLES.get(language, TITLES["nl"]),
            slug="beleid",
            translation_of=original,
            introduction=INTRODUCTIONS.get(language, INTRODUCTIONS["nl"]),
        )
        original = original or made


def add_workflow(apps: Any, schema_editor: Any) -> None:
    content_types = apps.get_model("contenttypes", "ContentType").objects
    kind, _ = content_types.get_or_create(app_label="content_policies", model="foureyestask")
    task = apps.get_model("content_policies", "FourEyesTask").objects.create(
        name=TASK, active=True, content_type_id=kind.pk
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=APPROVERS)
    task.groups.add(group)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow_id=workflow.pk, task_id=task.pk, sort_order=0
    )
    workflow_pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    for page in apps.get_model("content_policies", "PolicyIndexPage").objects.all():
        workflow_pages.create(workflow_id=workflow.pk, page_id=page.pk)


def remove_both(apps: Any, schema_editor: Any) -> None:
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    apps.get_model("content_policies", "FourEyesTask").objects.filter(name=TASK).delete()
    apps.get_model("content_policies", "PolicyIndexPage").objects.filter(numchild=0).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("content_policies", "0001_initial"),
        ("content_home", "0002_home_in_two_languages"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(add_index, migrations.RunPython.noop),
        migrations.RunPython(add_workflow, remove_both),
    ]
