"""What the opponents are given: dates, norms and numbers of versions. The calendar of debits is data; the amounts are their own work."""

import json
from datetime import date

import polars as pl

from duo_portal.batches.models import Run, Staat
from duo_portal.batches.soorten import Opdracht, runsoorten
from duo_portal.betalingen.batch.incasso import Incassorun
from duo_portal.tijd import schooljaren
from duo_portal.vorderingen.aanhouding import AANHOUDING_TEKST
from lesgeld.batch.schrijven_mens import ONBESLIST
from lesgeld.batch.waarden import teruggave_waarden, vaststelling_waarden
from lesgeld.regels import verdeel_in_termijnen
from lesgeld.regels.norm import NORMEN
from studiefinanciering.batch.maand_waarden import betaalwaarden
from studiefinanciering.batch.maandbetaling import Maandbetaling
from studiefinanciering.batch.toekenning import Toekennen, grenzen
from studiefinanciering.batch.waarden import schrijfwaarden
from studiefinanciering.regels.norm import NORMEN as BEDRAGEN

ALLEN = (0, 2**62)


def waarden(soort: str, peildatum: date) -> dict[str, object]:
    """Parameters of the statement; a run row is made for what it writes to refer to."""
    regeling = runsoorten[soort]
    schooljaar = schooljaren.schooljaar_van(peildatum)
    run = Run.objects.create(soort=soort, peildatum=peildatum, parameters=regeling.parameters(peildatum), nummer=99, staat=Staat.KLAAR)
    geremd = {
        "aanhouding": AANHOUDING_TEKST,
        "remmen": sorted(int(rem) for rem in regeling.remmen),
        "geremd": f"{regeling.omschrijving}: tegengehouden door een rem",
    }
    if isinstance(regeling, Incassorun):
        return {**regeling.waarden(peildatum, *ALLEN), **geremd}
    if isinstance(regeling, Maandbetaling):
        opdracht = Opdracht(run.pk, peildatum, run.parameters, *ALLEN)
        maand = date.fromisoformat(str(run.parameters["maand"]))
        return {**betaalwaarden(opdracht, maand), "maand": maand}
    if isinstance(regeling, Toekennen):
        opdracht = Opdracht(run.pk, peildatum, run.parameters, *ALLEN)
        return {
            **grenzen(run.parameters, *ALLEN),
            **schrijfwaarden(opdracht, peildatum.year),
            "normen": json.dumps(_normen(peildatum.year)),
        }
    opdracht = Opdracht(run.pk, peildatum, run.parameters, *ALLEN)
    eigen = vaststelling_waarden(opdracht, schooljaar) if soort == "vaststelling" else teruggave_waarden(opdracht, schooljaar)
    return {
        **eigen,
        **_jaar(schooljaar),
        "van": ALLEN[0],
        "tot": ALLEN[1],
        "soort": soort,
        **geremd,
        "onbeslist": ONBESLIST["taaktekst"],
        **_incasso(schooljaar, peildatum),
    }


def _jaar(schooljaar: int) -> dict[str, object]:
    begin = schooljaren.begin(schooljaar)
    return {
        "begin": begin,
        "eind": schooljaren.eind(schooljaar),
        "oktober": date(schooljaar, 10, 1),
        "mei": date(schooljaar + 1, 5, 1),
        "grens": begin.replace(year=begin.year - 18),
        "jaarbedrag": int(NORMEN["lesgeld_jaarbedrag"].op(begin).waarde or 0),
        "schakelaar": int(bool(NORMEN["teruggave_zonder_aanvraag"].op(begin).waarde)),
    }


def _incasso(schooljaar: int, peildatum: date) -> dict[str, object]:
    """The days on which is debited, of a fee large enough to have them all."""
    kader = pl.DataFrame(
        {"schooljaar": [schooljaar], "verzoek_op": [peildatum], "lesgeld": [10**6]}, schema_overrides={"schooljaar": pl.Int32}
    )
    dagen = verdeel_in_termijnen(kader).sort("volgnummer")["vervaldatum"].to_list()
    return {"vervaldatums": dagen, "aantal": len(dagen)}


def _normen(jaar: int) -> list[dict[str, object]]:
    """The amounts of each month and situation: 1 and 2 mbo, 3 and 4 higher education, even numbers for who lives away."""
    return [_norm(maand, situatie) for maand in (date(jaar, nummer, 1) for nummer in range(1, 13)) for situatie in range(1, 5)]


def _norm(maand: date, situatie: int) -> dict[str, object]:
    deel, woont = ("mbo" if situatie < 3 else "ho"), ("uit" if situatie % 2 == 0 else "thuis")
    namen = {
        "normbedrag": f"{deel}_normbedrag_{woont}",
        "basisbeurs": f"{deel}_basisbeurs_{woont}",
        "verhoging": f"{deel}_verhoging_uit" if woont == "uit" else "",
        "basislening": f"{deel}_basislening",
        "lesgelddeel": "mbo_lesgelddeel" if deel == "mbo" else "",
        "deel": f"{deel}_percentage",
        "voet_gewoon": f"{deel}_vrije_voet",
        "voet_alleen": f"{deel}_vrije_voet_alleen",
        "eenouder": "eenoudertoeslag",
        "telkind": "telkind",
        "leenfase": "leenfase_maximum",
    }
    bedragen = {kolom: int(BEDRAGEN[naam].op(maand).waarde or 0) if naam else 0 for kolom, naam in namen.items()}
    vijfvoud = 5 * int(BEDRAGEN["ho_collegegeld"].op(maand).waarde or 0) if deel == "ho" else 0
    return {"situatie": situatie, "maand": maand.isoformat(), **bedragen, "vijfvoud": vijfvoud}
