"""How a field of a form gets the classes of its component; the fields themselves know nothing of the look."""

from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.forms.widgets import CheckboxInput, ClearableFileInput, FileInput, Input, RadioSelect, Select, Textarea
from django.utils.safestring import SafeString

from duo_portal.berichten.opmaak import register

# In this order: a radio select is a select for Django, and a checkbox an input.
_COMPONENTEN: tuple[tuple[type, str], ...] = (
    (RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (Select, "utrecht-select utrecht-select--html-select"),
    (Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (ClearableFileInput, "bestandkiezer"),
    (FileInput, "bestandkiezer"),
    (Input, "utrecht-textbox utrecht-textbox--html-input"),
)


@register.filter
def met_klassen(veld: BoundField) -> SafeString:
    """The widget of a field with the classes of its component; classes it already has stay."""
    widget = veld.field.widget
    klassen = next((klassen for soort, klassen in _COMPONENTEN if isinstance(widget, soort)), "")
    eigen = widget.attrs.get("class", "")
    return veld.as_widget(attrs={"class": f"{eigen} {klassen}".strip()})


@register.filter
def keuze_met_klassen(keuze: BoundWidget) -> SafeString:
    """One radio button or checkbox of a group, likewise."""
    naam = "radio-button" if keuze.data["type"] == "radio" else "checkbox"
    keuze.data["attrs"]["class"] = f"utrecht-{naam} utrecht-{naam}--html-input"
    return SafeString(keuze.tag(wrap_label=False))
