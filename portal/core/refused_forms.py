"""A refused action on the screen where it was asked: each reason at its field."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpResponse

from portal.core.refusals import NotAllowed, Refusal


def add_refusals(
    form: Any, refusals: Iterable[Refusal], sentence: Callable[[Refusal], Any]
) -> None:
    """Each refusal, in words, at its field, else above the form."""
    for refusal in refusals:
        form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))


class RefusalsInForm:
    """For a screen of the CMS that saves through an action: what was refused becomes errors.

    What was typed stays; the transaction around rolls back.
    """

    def words_of(self, refusal: Refusal) -> Any:
        """What a person reads for a refusal of this screen's action."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or show why not."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except NotAllowed as refused:
            add_refusals(form, refused.refusals, self.words_of)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]
