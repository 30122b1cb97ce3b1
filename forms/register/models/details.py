"""The typed rows of entries. Each stands in the file of its kind; here they become known."""

from forms.register.kinds.registry import kinds

DETAILS = tuple(kind.detail for kind in kinds())
