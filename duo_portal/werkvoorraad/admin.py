"""Staff pages: the worklist, by term."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from duo_portal.berichten.opmaak import centen
from duo_portal.besluiten.models import Besluit
from duo_portal.besluiten.selectors import eerder_maatwerk
from duo_portal.besluiten.services.stel_maatwerk_voor import SOORT as MAATWERK
from duo_portal.besluiten.services.stel_maatwerk_voor import keur_maatwerk_goed, wijs_maatwerk_af
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.alarmen import Alarm, alarmen
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.doelen import TAAK, Doel, zet_doel
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol, medewerker_van
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.pak_op import leg_terug, pak_op
from duo_portal.werkvoorraad.services.rond_af import rond_af
from duo_portal.werkvoorraad.voorstellen import voorstellen

WERKERS = BEHANDELING | {Rol.FINANCIEEL, Rol.FUNCTIONEEL_BEHEER}


class Staatfilter(admin.SimpleListFilter):
    title = "staat"
    parameter_name = "welke"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mijn", "van mij"), ("klaar", "afgehandeld"), ("alle", "alle")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """What is not done yet is the list itself, not a choice beside "alle"."""
        eerste, *rest = super().choices(changelist)
        yield {**eerste, "display": "nog te doen"}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Taak]) -> QuerySet[Taak]:
        if self.value() == "mijn":
            return queryset.filter(staat=Taakstaat.IN_BEHANDELING, eigenaar=request.user.pk)
        if self.value() == "klaar":
            return queryset.filter(staat=Taakstaat.AFGEHANDELD)
        return queryset if self.value() == "alle" else queryset.filter(staat__in=[Taakstaat.OPEN, Taakstaat.IN_BEHANDELING])


class Uitkomstformulier(forms.Form):
    uitkomst = forms.CharField(label="Wat is de uitkomst?", max_length=300)


class Redenformulier(forms.Form):
    reden = forms.CharField(label="Waarom gaat u niet akkoord?", max_length=280)


def _pak_op(request: HttpRequest, taak: Taak, _: Gegevens) -> str:
    pak_op(taak.pk, medewerker_van(request))
    return "De taak staat op uw naam."


def _leg_terug(request: HttpRequest, taak: Taak, _: Gegevens) -> str:
    leg_terug(taak.pk, medewerker_van(request))
    return "De taak staat weer open voor collega's."


def _rond_af(request: HttpRequest, taak: Taak, antwoorden: Gegevens) -> str:
    rond_af(taak.pk, medewerker_van(request), antwoorden["uitkomst"])
    return "De taak is klaar."


def _keur_goed(request: HttpRequest, taak: Taak, _: Gegevens) -> str:
    if taak.soort in voorstellen:
        return voorstellen[taak.soort].keur_goed(taak.pk, medewerker_van(request))
    besluit = keur_maatwerk_goed(taak.pk, medewerker_van(request))
    return f"Het maatwerk is besloten: {besluit.kenmerk}."


def _wijs_af(request: HttpRequest, taak: Taak, antwoorden: Gegevens) -> str:
    wijs_af = voorstellen[taak.soort].wijs_af if taak.soort in voorstellen else wijs_maatwerk_af
    wijs_af(taak.pk, medewerker_van(request), antwoorden["reden"])
    return "Het voorstel is afgewezen."


def _voor_tweede(taak: Taak) -> bool:
    return taak.soort == MAATWERK or taak.soort in voorstellen


def _is_voorstel(taak: Taak) -> bool:
    return _voor_tweede(taak) and taak.staat != Taakstaat.AFGEHANDELD


def _gewoon(staat: Taakstaat) -> Any:
    return lambda taak: not _voor_tweede(taak) and taak.staat == staat


@admin.register(Taak)
class TaakAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    """Opening a task is the purpose for which its person may be looked at."""

    rechten = Adminrechten(WERKERS | {Rol.PRIVACY})
    list_display = ("omschrijving", "soort", "persoon", "termijn", "te_laat", "staat", "eigenaar")
    list_filter = (Staatfilter,)
    handelingen = {
        "pak-op": Handeling("Oppakken", WERKERS, _pak_op, kan=_gewoon(Taakstaat.OPEN)),
        "leg-terug": Handeling("Terugleggen", WERKERS, _leg_terug, kan=_gewoon(Taakstaat.IN_BEHANDELING)),
        "rond-af": Handeling("Afronden", WERKERS, _rond_af, Uitkomstformulier, kan=_gewoon(Taakstaat.IN_BEHANDELING)),
        "akkoord": Handeling("Akkoord met het voorstel", frozenset({Rol.TEAMLEIDER}), _keur_goed, kan=_is_voorstel),
        "niet-akkoord": Handeling("Niet akkoord", frozenset({Rol.TEAMLEIDER}), _wijs_af, Redenformulier, kan=_is_voorstel),
    }

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        velden = super().get_fields(request, obj)
        return [*velden, "eerdere_gevallen"] if isinstance(obj, Taak) and obj.soort == MAATWERK else velden

    @admin.display(description="eerder maatwerk op dezelfde grond")
    def eerdere_gevallen(self, taak: Taak) -> SafeString | str:
        """What the second pair of eyes must know: how others in the same situation were treated."""
        besluit = Besluit.objects.only("soort", "persoon_id").get(pk=taak.gegevens["besluit"])
        eerder = eerder_maatwerk(besluit.soort, taak.gegevens["grond"], besluit.persoon_id)
        rijen = (
            (geval.periode, centen(geval.regeluitkomst_centen), centen(geval.uitkomst_centen), geval.vergelijkbare_gevallen)
            for geval in eerder
        )
        return format_html_join("", "<p>{}: {} volgens de regel, {} met maatwerk. {}</p>", rijen) or "Dit is de eerste keer."

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """What is to be done by term, what has none last; what is done by number, along an index."""
        if request.GET.get(Staatfilter.parameter_name) in ("klaar", "alle"):
            return ["-pk"]
        return [F("termijn").asc(nulls_last=True), "pk"]

    def vast_doel(self, request: HttpRequest, obj: Model | None) -> Doel | None:
        if not isinstance(obj, Taak):
            return Doel("werk verdelen", TAAK)
        doel = Doel(f"taak {obj.pk}: {obj.soort}"[:120], TAAK)
        if obj.persoon_id is not None:
            zet_doel(request.session, obj.persoon_id, doel)
        return doel

    @admin.display(description="te laat", empty_value="")
    def te_laat(self, taak: Taak) -> str:
        laat = taak.termijn is not None and taak.termijn < vandaag() and taak.staat != Taakstaat.AFGEHANDELD
        return "te laat" if laat else ""


def _taken(persoon: int) -> Iterator[Rij]:
    for t in Taak.objects.filter(persoon=persoon).order_by("staat", "termijn", "pk")[:20]:
        cellen = (t.omschrijving, t.get_staat_display(), t.termijn, t.uitkomst)
        yield Rij(cellen, Taak, t.pk, let_op=t.staat != Taakstaat.AFGEHANDELD)


dossierpanelen.meld_aan("taken", Paneel("Taken", ("wat", "staat", "termijn", "uitkomst"), _taken, Taak, 12, "Er ligt geen werk."))


def _te_laat() -> int:
    """A brake can hold until somebody answers: then nobody but we are late."""
    return Taak.objects.filter(staat__in=[Taakstaat.OPEN, Taakstaat.IN_BEHANDELING], termijn__lt=vandaag())[:1000].count()


alarmen.meld_aan(
    "taken_over_de_termijn",
    Alarm("taken zijn over hun termijn: de burger wacht", _te_laat, lambda: reverse("admin:werkvoorraad_taak_changelist"), BEHANDELING),
)
