"""The kind of a document, guessed from its title; whoever imports may say otherwise."""

from content.policies.states import PolicyKind

#: The first word that occurs in the title decides.
TITLE_WORDS = (
    ("gedragscode", PolicyKind.CODE),
    ("handreiking", PolicyKind.GUIDE),
    ("factsheet", PolicyKind.GUIDE),
    ("handleiding", PolicyKind.GUIDE),
    ("protocol", PolicyKind.PROTOCOL),
    ("circulaire", PolicyKind.CIRCULAR),
    ("formulier", PolicyKind.FORM),
    ("regeling", PolicyKind.REGULATION),
    ("beleid", PolicyKind.UMBRELLA),
)


def kind_of_title(title: str) -> str:
    """The kind that the words of a title suggest; a regulation when none does."""
    words = title.casefold()
    return next((kind for word, kind in TITLE_WORDS if word in words), PolicyKind.REGULATION).value
