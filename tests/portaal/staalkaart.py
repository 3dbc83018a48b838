"""Pages that show every part once, fed with plain data: for the screen tests, and for looking at.

``python -m tests.portaal.staalkaart MAP`` writes them there with their style sheets.
"""

import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import django
from django import forms
from django.template import engines
from django.utils import translation

from duo_portal.lancering.opmaak import bouw

WORTEL = Path(__file__).resolve().parents[2]
VANDAAG = date(2026, 6, 15)
PAGINAS = ("overzicht", "uitleg", "vraag", "bericht")


def _menu(hier: str) -> list[Mapping[str, object]]:
    namen = ["Overzicht", "Berichten", "Lesgeld", "Studiefinanciering", "Mijn schuld", "Diploma’s"]
    return [{"tekst": naam, "url": f"/{naam.lower()}", "hier": naam == hier, "aantal": 2 * (naam == "Berichten")} for naam in namen]


def _overzicht() -> dict[str, object]:
    from duo_portal.portaal.onderdelen import Knop, Taak, Tegel, Tijdlijnpunt, VierRegels

    regels = VierRegels(
        wat="U haalde op 23 januari uw diploma. Daarom betaalt u minder lesgeld.",
        hoeveel="€\u00a0243,00 in plaats van €\u00a0972,00.",
        wat_moet_u_doen="Betaal nu niets aan de deurwaarder. Betaal hier, of spreek een regeling af.",
        voor_wanneer="13\u00a0juli 2026",
    )
    knoppen = (Knop("Betalen of regeling kiezen", "/betalen", hoofd=True), Knop("Hoe is dit berekend?", "/uitleg"))
    return {
        "menu": _menu("Overzicht"),
        "taak": Taak("Uw lesgeld is lager: u moet nog €\u00a0243,00 betalen", regels, "Nieuw besluit", "", knoppen),
        "tegels": [
            Tegel("U krijgt deze maand", centen=0, onder="Uw studiefinanciering stopte in februari."),
            Tegel("Lesgeld 2025-2026", centen=72_900, onder="U betaalde €\u00a0486,00."),
        ],
        "punten": [
            Tijdlijnpunt(date(2026, 7, 13), "Laatste dag om €\u00a0243,00 te betalen.", komt=True),
            Tijdlijnpunt(VANDAAG, "De deurwaarder weet dat uw schuld lager is."),
            Tijdlijnpunt(date(2026, 6, 9), "Uw school meldde uw diploma van 23 januari.", label="laat gemeld"),
            Tijdlijnpunt(date(2026, 5, 18), "Uw schuld ging naar het CJIB."),
        ],
    }


def _grafiek() -> object:
    from duo_portal.portaal.grafiek import Grafiek, Reeks, grafiekmaand

    maanden = [date(2025 + (maand > 12), (maand - 1) % 12 + 1, 1) for maand in range(8, 20)]
    betaald, open_, terug = [0] * 12, [0] * 12, [0] * 12
    betaald[2:5] = [16_200] * 3
    open_[5:7] = [16_200, 8_100]
    terug[10] = 7_250
    reeksen = (
        Reeks("Betaald", "vol", tuple(betaald)),
        Reeks("Nog te betalen", "gestippeld", tuple(open_)),
        Reeks("Terug naar u", "gearceerd", tuple(terug), omlaag=True),
    )
    return Grafiek("proef", "Lesgeld in schooljaar 2025-2026", "Maand", tuple(map(grafiekmaand, maanden)), reeksen)


def _uitleg() -> dict[str, object]:
    from duo_portal.portaal.onderdelen import Rekenregel, Rekenstaat, Termijnblok, Termijnwoord, groepen_van
    from duo_portal.tegenspraak.wegen import Uitweg

    staat = Rekenstaat(
        regels=(
            Rekenregel(
                "Lesgeld voor het hele schooljaar 2025-2026", 145_800, bron="waar komt dit vandaan?", bron_url="/norm", onbevestigd=True
            ),
            Rekenregel(
                "U was ingeschreven tot en met 31 januari. Er bleven 6 hele maanden over: februari tot en met juli.",
                waarde="6 van 12",
                artikel="Artikel 7 lid 1 Uitvoeringsbesluit Les- en cursusgeldwet 2000",
            ),
            Rekenregel("Deel dat vervalt", -72_900, som="€\u00a01.458,00 × 6 ÷ 12"),
            Rekenregel("Nieuw lesgeld", 72_900),
            Rekenregel("U betaalde al", -48_600, som="3 afschrijvingen van €\u00a0162,00"),
        ),
        uitkomst=Rekenregel("U moet nog betalen", 24_300),
    )
    standen: tuple[Termijnwoord, ...] = (
        "betaald",
        "betaald",
        "betaald",
        "mislukt",
        "mislukt",
        "niet_afgeschreven",
        "open",
        "vervallen",
        "vervallen",
    )
    maanden = [(2025, 10), (2025, 11), (2025, 12), (2026, 1), (2026, 2), (2026, 3), (2026, 4), (2026, 5), (2026, 6)]
    blokken = [Termijnblok(date(jaar, maand, 25), 16_200, stand) for (jaar, maand), stand in zip(maanden, standen, strict=True)]
    return {
        "menu": _menu("Berichten"),
        "kruimels": [{"tekst": "Berichten", "url": "/berichten"}, {"tekst": "Uw lesgeld is lager", "url": "/b"}, {"tekst": "Berekening"}],
        "staat": staat,
        "blokken": blokken,
        "groepen": groepen_van(blokken),
        "grafiek": _grafiek(),
        "uit": Uitweg(date(2026, 7, 27), "/niet-eens/bericht/1/", "/niet-eens/meekijken/1/"),
        "bericht_id": 1,
    }


class _Vraag(forms.Form):
    beurs = forms.ChoiceField(
        label="Wilt u een aanvullende beurs?",
        choices=[("ja", "Ja"), ("nee", "Nee, ik wil dit niet"), ("uit_beeld", "Mijn vader of moeder is uit beeld")],
        widget=forms.RadioSelect,
    )
    rekening = forms.CharField(label="Rekeningnummer", help_text="Begint met NL en heeft 18 tekens.")
    opmerking = forms.CharField(label="Opmerking", required=False, widget=forms.Textarea(attrs={"rows": 3}))


def _vraag() -> dict[str, object]:
    form = _Vraag({"beurs": "ja", "rekening": ""})
    form.fields["rekening"].error_messages["required"] = "Vul uw rekeningnummer in."
    return {
        "menu": _menu("Studiefinanciering"),
        "form": form,
        "kruimels": [{"tekst": "Aanvragen", "url": "/a"}, {"tekst": "Vraag 3 van ongeveer 6"}],
    }


def _bericht() -> dict[str, object]:
    from duo_portal.berichten import weergave
    from tests.berichten.gevallen import bericht

    return {"menu": _menu("Berichten"), "artikel": weergave.artikel(bericht("betalingsverzoek", "keuze"))}


def pagina(naam: str, taal: str = "nl") -> str:
    gegevens = {"overzicht": _overzicht, "uitleg": _uitleg, "vraag": _vraag, "bericht": _bericht}[naam]()
    bron = (Path(__file__).parent / "staalkaart" / f"{naam}.html").read_text()
    with translation.override(taal):
        html: str = engines["django"].from_string(bron).render({"vandaag": VANDAAG, **gegevens})
    return html


def schrijf(map_: Path) -> None:
    for bron in ("statisch_bron", "statisch_gebouwd"):
        shutil.copytree(WORTEL / bron, map_ / "statisch", dirs_exist_ok=True)
    for naam in PAGINAS:
        (map_ / f"{naam}.html").write_text(pagina(naam).replace('"/statisch/', '"statisch/'))


if __name__ == "__main__":
    django.setup()
    bouw.zorg_voor()
    schrijf(Path(sys.argv[1]))
