"""The title of a page: after a form with mistakes it says so first, so that who listens hears it before anything else."""

from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.template import Context

from duo_portal.berichten.opmaak import register, tekst


@register.simple_block_tag(takes_context=True)
def paginatitel(context: Context, content: str) -> str:
    """The title inside, with "Fout: " before it when a form on the page was sent in with a mistake."""
    kop = tekst("Fout: ", "Error: ")
    titel = " ".join(content.split())
    return f"{kop}{titel}" if heeft_fouten(context) and not titel.startswith(kop) else titel


def heeft_fouten(context: Context) -> bool:
    """Whether any form among the values of the page has errors; forms that were not sent in have none."""
    waarden: list[object] = list(context.flatten().values())
    for waarde in waarden:
        if isinstance(waarde, BaseForm) and waarde.is_bound and waarde.errors:
            return True
        if isinstance(waarde, BaseFormSet) and waarde.is_bound and waarde.total_error_count():
            return True
    return False
