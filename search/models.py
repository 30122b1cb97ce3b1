"""What search keeps: a copy of every findable text as tokens, words, synonyms and counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

TAG_SEPARATOR = "\n"


class SearchDocument(models.Model):
    """One findable thing as it is shown and as engines match it; made from its source alone.

    ``key`` is "source:key" and ``group_key`` "source:group"; rights and dates are asked of the
    source by group, never kept here. The full-text tables of SQLite and PostgreSQL follow the five
    token columns by themselves (see ``engines.install``).
    """

    key = models.CharField(max_length=200, unique=True)
    source = models.CharField(max_length=40)
    group_key = models.CharField(max_length=120, db_index=True)
    section_id = models.CharField(max_length=64, blank=True, db_index=True)
    slug = models.CharField(max_length=255, blank=True)
    url = models.CharField(max_length=500)
    title = models.TextField()
    heading = models.TextField(blank=True)
    number = models.CharField(max_length=40, blank=True)
    path = models.JSONField(default=list)
    kind = models.CharField(max_length=40, db_index=True)
    language = models.CharField(max_length=10)
    tags = models.TextField(blank=True, help_text="Each tag between line ends.")
    text = models.TextField(blank=True)
    found_by = models.TextField(blank=True, default="", help_text="Finds it; never shown.")
    version = models.PositiveIntegerField(null=True)
    for_everyone = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64)
    # The run of rebuild_index that saw it last; what no run sees is gone.
    seen_in_run = models.PositiveIntegerField(default=0)

    heading_tokens = models.TextField()
    crumb_tokens = models.TextField()
    body_tokens = models.TextField()
    heading_parts = models.TextField()
    body_parts = models.TextField()

    def __str__(self) -> str:
        return self.key

    @property
    def tag_list(self) -> list[str]:
        """The tags one by one."""
        return [tag for tag in self.tags.split(TAG_SEPARATOR) if tag]


class Vocabulary(models.Model):
    """A word of the texts that everybody may read, and in how many documents it stands."""

    word = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    documents = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["language", "word"], name="word_once"),)

    def __str__(self) -> str:
        return self.word


class IndexState(models.Model):
    """One row. ``stamp`` is another number after each change of words or synonyms."""

    stamp = models.PositiveBigIntegerField(default=0)
    run = models.PositiveIntegerField(default=0)
    open_documents = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.stamp)


class WaitingForEngine(models.Model):
    """A document that changed and that the search server has not heard of yet."""

    document_id = models.BigIntegerField(unique=True)
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.document_id)


class Synonym(models.Model):
    """Other words for one subject, kept by editors."""

    typed = models.TextField(
        _("woorden die lezers typen"),
        help_text=_("Gescheiden door komma's, bijvoorbeeld: bijbaan, schnabbel, tweede baan."),
    )
    meant = models.TextField(
        _("woorden in de regels"),
        blank=True,
        help_text=_("Gescheiden door komma's, bijvoorbeeld: nevenwerkzaamheden."),
    )
    both_ways = models.BooleanField(
        _("ook andersom"),
        default=True,
        help_text=_("Wie een woord uit de regels typt, vindt ook teksten met lezerswoorden."),
    )

    class Meta:
        ordering = ("typed",)
        verbose_name = _("synoniem")
        verbose_name_plural = _("synoniemen")

    def __str__(self) -> str:
        return f"{self.typed} → {self.meant}" if self.meant else self.typed


class PinnedResult(models.Model):
    """A section that an editor puts first for certain words; only who may read it sees it."""

    words = models.TextField(
        _("woorden"),
        help_text=_("Gescheiden door komma's. Een lezer die precies deze woorden typt, ziet dit."),
    )
    section_id = models.CharField(_("onderdeel"), max_length=64, db_index=True)

    class Meta:
        ordering = ("words", "pk")
        verbose_name = _("vast resultaat")
        verbose_name_plural = _("vaste resultaten")

    def __str__(self) -> str:
        return self.words


class QueryCount(models.Model):
    """How often words were asked in a week, without who asked.

    Only words that the texts or the synonyms know are kept: what someone else typed may be a name.
    """

    week_on = models.DateField()
    words = models.CharField(max_length=200)
    asked = models.PositiveIntegerField(default=0)
    without_result = models.PositiveIntegerField(default=0)
    # How often a reader said: this is not what I was looking for.
    missed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-week_on", "-asked")
        constraints = (models.UniqueConstraint(fields=["week_on", "words"], name="words_a_week"),)

    def __str__(self) -> str:
        return f"{self.words} ({self.asked})"
