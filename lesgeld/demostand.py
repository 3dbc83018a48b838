"""Where each named demo person stands over a school year, in the words of the file that says what must come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Sum

from duo_portal.berichten.models import Bericht
from duo_portal.besluiten.models import Besluit, Besluitsoort
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon, Schoolsignaal, Vertegenwoordiging
from duo_portal.register.models.persoon import Herkomst
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.models import Einde, Inning, Inningsstap, Overdrachtregel, Regelingeinde, Vordering, Vorderingsoort
from duo_portal.werkvoorraad.models import Taak, Taakstaat

Waarden = dict[str, Any]
# What a person has who is not named in the file: nothing.
LEEG: Waarden = {"vastgesteld": 0, "lesgeld": 0, "betaald": 0, "nog_te_betalen": 0, "kosten": 0, "uitbetaling": 0, "inning": ""}


@dataclass(frozen=True)
class Verschil:
    wie: str
    wat: str
    verwacht: object
    gevonden: object

    def __str__(self) -> str:
        return f"{self.wie}, {self.wat}: verwacht {self.verwacht}, gevonden {self.gevonden}"


def demopersonen() -> dict[str, int]:
    """Number of person by key."""
    paren = Persoon.objects.filter(herkomst=Herkomst.DEMO).values_list("bronsleutel", "id")
    return {str(sleutel).removeprefix("demo-"): pk for sleutel, pk in paren}


def stand_van(persoon_id: int, schooljaar: int) -> Waarden:
    """Amounts in cents; lists in the order in which things happened."""
    besluiten = Besluit.objects.filter(persoon=persoon_id, soort=Besluitsoort.LESGELD, periode=schooljaar).order_by("pk")
    uitkomsten = list(besluiten.values_list("uitkomst_centen", flat=True))
    vordering = Vordering.objects.filter(persoon=persoon_id, soort=Vorderingsoort.LESGELD, periode=schooljaar).first()
    geld = _geld(vordering) if vordering else {}
    return {
        **LEEG,
        "vastgesteld": uitkomsten[0] if uitkomsten else 0,
        "lesgeld": uitkomsten[-1] if uitkomsten else 0,
        **geld,
        "berichten": list(
            Bericht.objects.filter(persoon=persoon_id).order_by("vanaf", "pk").values_list("sjabloonversie__naam", flat=True)
        ),
        "taken": sorted(Taak.objects.filter(persoon=persoon_id).exclude(staat=Taakstaat.AFGEHANDELD).values_list("soort", flat=True)),
        "signalen": sorted(Schoolsignaal.objects.filter(persoon=persoon_id).values_list("soort", flat=True)),
        "remmen": sorted(Remsoort(soort).name for soort in _remmen(persoon_id)),
        "ontvanger": _ontvanger(persoon_id),
    }


def _remmen(persoon_id: int) -> list[int]:
    """Brakes that hold today."""
    dag = vandaag()
    staand = Rem.objects.filter(persoon=persoon_id, vervangen_op__isnull=True, van__lte=dag)
    return list(staand.filter(Q(tot__isnull=True) | Q(tot__gte=dag)).values_list("soort", flat=True))


def _geld(vordering: Vordering) -> Waarden:
    stappen = list(Inning.objects.filter(vordering=vordering).order_by("datum", "pk"))
    opdrachten = list(Betaalopdracht.objects.filter(boeking__vordering=vordering, boeking__omgekeerd_door=None).order_by("pk"))
    return {
        "betaald": _som(vordering, Oorzaak.BETALING) - _som(vordering, Oorzaak.STORNO, debet__range=(130, 136)),
        "nog_te_betalen": _saldo(vordering, Grootboekrekening.VORDERING_LESGELD),
        "kosten": _saldo(vordering, Grootboekrekening.VORDERING_KOSTEN),
        "uitbetaling": sum(opdracht.bedrag_centen for opdracht in opdrachten),
        "iban": ", ".join(sorted({opdracht.iban for opdracht in opdrachten})),
        "inning": Inningsstap(stappen[-1].stap).name if stappen else "",
        "ladder": [f"{stap.datum} {Inningsstap(stap.stap).name} {stap.bedrag_centen}" for stap in stappen],
        "regelingen": [
            f"{einde.datum} {Einde(einde.soort).name}"
            for einde in Regelingeinde.objects.filter(regeling__vordering=vordering).order_by("pk")
        ],
        "overdrachten": list(_overdrachten(vordering)),
    }


def _overdrachten(vordering: Vordering) -> Iterator[str]:
    """What each party was told, and what it answered."""
    for regel in Overdrachtregel.objects.filter(vordering=vordering).select_related("bestand", "antwoord").order_by("pk"):
        antwoord = getattr(regel, "antwoord", None)
        oordeel = "geen antwoord" if antwoord is None else "aanvaard" if antwoord.aanvaard else f"geweigerd {antwoord.code}"
        wie, wat = regel.bestand.get_partij_display(), regel.get_actie_display()
        yield f"{regel.bestand.datum} {wie} {wat} {regel.hoofdsom_centen} + {regel.kosten_centen}: {oordeel}"


def _som(vordering: Vordering, oorzaak: Oorzaak, **welke: object) -> int:
    return Boeking.objects.filter(vordering=vordering, oorzaak=oorzaak, **welke).aggregate(som=Sum("bedrag_centen"))["som"] or 0


def _saldo(vordering: Vordering, rekening: Grootboekrekening) -> int:
    som = {
        kant: Boeking.objects.filter(vordering=vordering, **{kant: rekening}).aggregate(som=Sum("bedrag_centen"))["som"] or 0
        for kant in ("debet", "credit")
    }
    return int(som["debet"] - som["credit"])


def _ontvanger(persoon_id: int) -> str:
    """The account of who administers somebody's money."""
    bewind = Vertegenwoordiging.objects.filter(persoon=persoon_id, ontvangt_geld=True, vervangen_op__isnull=True).first()
    return bewind.iban if bewind else ""


def vergelijk(verwacht: Mapping[str, Mapping[str, Any]], schooljaar: int, gespeeld: bool) -> tuple[dict[str, Waarden], list[Verschil]]:
    """The state of everybody named, and whatever differs. After a play what stands under ``gespeeld`` holds too."""
    personen, standen, fouten = demopersonen(), dict[str, Waarden](), list[Verschil]()
    for wie, regels in verwacht.items():
        if wie not in personen:
            fouten.append(Verschil(wie, "persoon", "in het register", "niet gevonden"))
            continue
        standen[wie] = stand_van(personen[wie], schooljaar)
        eisen = (
            LEEG | {wat: waarde for wat, waarde in regels.items() if wat != "gespeeld"} | (regels.get("gespeeld", {}) if gespeeld else {})
        )
        fouten += [
            Verschil(wie, wat, waarde, standen[wie][wat])
            for wat, waarde in eisen.items()
            if wat in standen[wie] and standen[wie][wat] != waarde
        ]
    return standen, fouten
