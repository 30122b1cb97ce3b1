"""An empty portal one can use: two languages, a home page in each, and the pages of the footer.

Wagtail's own welcome page makes room. Going back removes what this added, with what hangs below.
"""

from typing import Any

from content.base.tree import add_page
from django.db import migrations

GREETING = {
    "nl": "Hier staat welke afspraken er gelden over integer werken, en hier meldt u wat u moet melden.",
    "en": "Find the rules on working with integrity here, and declare what you have to declare.",
}
TITLES = {"nl": "Integriteit", "en": "Integrity"}

PLAIN_PAGES = (
    (
        "hulp",
        ("Hulp bij dit portaal", "Help with this portal"),
        (
            "Komt u er niet uit? Dit kunt u doen.",
            "Stuck? This is what you can do.",
        ),
        (
            "<h2>Een regel vinden</h2><p>Typ bij Zoeken wat u wilt weten in uw eigen woorden. U ziet"
            " alleen teksten die vandaag gelden. Onder Beleid staan alle regelingen bij elkaar.</p>"
            "<h2>Iets melden</h2><p>Kies Melden en daarna het soort melding. U kunt een melding"
            " bewaren en later verdergaan. Onder Mijn ziet u wat er met uw melding gebeurt.</p>"
            "<h2>Inloggen lukt niet</h2><p>Na vijf mislukte pogingen moet u een kwartier wachten."
            " Bent u uw wachtwoord kwijt? Vraag de beheerder om een nieuw wachtwoord.</p>",
            "<h2>Finding a rule</h2><p>Type what you want to know in the search field, in your own"
            " words. You only see texts that hold today. All rules are listed under Policy.</p>"
            "<h2>Declaring something</h2><p>Choose Declare and then the kind of declaration. You can"
            " save it and go on later. Under Mine you see what happens to it.</p>"
            "<h2>Signing in fails</h2><p>After five failed attempts you have to wait a quarter of an"
            " hour. Lost your password? Ask the administrator for a new one.</p>",
        ),
    ),
    (
        "privacy",
        ("Privacy", "Privacy"),
        (
            "Welke gegevens dit portaal van u bewaart, en wie ze ziet.",
            "Which data this portal keeps about you, and who sees them.",
        ),
        (
            "<h2>Wat we bewaren</h2><p>Uw naam, e-mailadres, afdeling en functie komen uit de"
            " personeelsadministratie. Wat u meldt, bewaren we met de beslissing die erop volgt.</p>"
            "<h2>Wie het ziet</h2><p>Uw melding wordt gelezen door degene die erover beslist en door"
            " de mensen die het register bijhouden. Collega's zien uw melding niet. Elke keer dat"
            " iemand een melding opent, wordt dat vastgelegd.</p>"
            "<h2>Uw rechten</h2><p>U mag uw gegevens inzien en fouten laten verbeteren. Vraag het aan"
            " een van de aanspreekpunten op de startpagina.</p>",
            "<h2>What we keep</h2><p>Your name, e-mail address, department and function come from"
            " the staff records. What you declare is kept together with the decision on it.</p>"
            "<h2>Who sees it</h2><p>Your declaration is read by whoever decides on it and by those who"
            " keep the register. Colleagues do not see it. Each time someone opens a declaration,"
            " that is recorded.</p>"
            "<h2>Your rights</h2><p>You may see your data and have mistakes corrected. Ask one of the"
            " contacts on the home page.</p>",
        ),
    ),
    (
        "toegankelijkheid",
        ("Toegankelijkheid", "Accessibility"),
        (
            "Iedereen moet dit portaal kunnen gebruiken.",
            "Everybody should be able to use this portal.",
        ),
        (
            "<h2>Waar we naar streven</h2><p>Dit portaal wordt gemaakt volgens WCAG 2.2, niveau AA."
            " U kunt alles met het toetsenbord bedienen en zonder JavaScript gebruiken.</p>"
            "<h2>Loopt u ergens tegenaan?</h2><p>Laat het weten aan een van de aanspreekpunten op de"
            " startpagina. Vertel op welke pagina het was en wat u wilde doen.</p>",
            "<h2>What we aim for</h2><p>This portal is built to WCAG 2.2, level AA. Everything works"
            " with the keyboard and without JavaScript.</p>"
            "<h2>Is something in your way?</h2><p>Tell one of the contacts on the home page. Say on"
            " which page it was and what you wanted to do.</p>",
        ),
    ),
)


def make_home(apps: Any, schema_editor: Any) -> None:
    page = apps.get_model("wagtailcore", "Page")
    locale = apps.get_model("wagtailcore", "Locale")
    site = apps.get_model("wagtailcore", "Site")
    home_page = apps.get_model("content_home", "HomePage")

    locales = {
        code: locale.objects.get_or_create(language_code=code)[0] for code in ("nl", "en")
    }
    page.objects.filter(depth=2, slug="home").delete()
    root = page.objects.get(depth=1)
    homes = {}
    for code, slug in (("nl", "home"), ("en", "home-en")):
        homes[code] = add_page(
            apps,
            home_page,
            parent=root,
            title=TITLES[code],
            slug=slug,
            locale_id=locales[code].pk,
            translation_of=homes.get("nl"),
            introduction=GREETING[code],
        )
    site.objects.filter(is_default_site=True).delete()
    site.objects.create(
        hostname="localhost",
        port=80,
        site_name="Integriteitsportaal",
        root_page_id=homes["nl"].pk,
        is_default_site=True,
    )
    make_plain_pages(apps, homes)


def make_plain_pages(apps: Any, homes: dict[str, Any]) -> None:
    section_page = apps.get_model("content_home", "SectionPage")
    for slug, titles, introductions, bodies in PLAIN_PAGES:
        original = None
        for place, code in enumerate(("nl", "en")):
            made = add_page(
                apps,
                section_page,
                parent=homes[code],
                title=titles[place],
                slug=slug,
                translation_of=original,
                introduction=introductions[place],
                body=bodies[place],
            )
            original = original or made


def remove_home(apps: Any, schema_editor: Any) -> None:
    page = apps.get_model("wagtailcore", "Page")
    page.objects.filter(content_type__app_label="content_home").delete()
    page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("content_home", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make_home, remove_home)]
