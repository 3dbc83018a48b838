"""The automatic refund: whoever's facts changed is judged again, and what was paid too much goes back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.kolommen import lees, schrijf
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.remmen.models import Remsoort
from duo_portal.tijd import schooljaren
from lesgeld.batch import schrijven_mens as mens
from lesgeld.batch import schrijven_teruggave as sql
from lesgeld.batch import schrijven_voorstel as voorstel
from lesgeld.batch.lezen import kies, lees_situatie
from lesgeld.batch.oordeel import behoud, noem_intrekking, oordeel_teruggave
from lesgeld.batch.overschot import betaal_overschot_terug
from lesgeld.batch.schrijven_signaal import SIGNAAL
from lesgeld.batch.waarden import teruggave_waarden
from lesgeld.codes import Reden
from lesgeld.regels.norm import NORMEN

OPEN = """
SELECT DISTINCT persoon_id FROM register_tebeoordelen
WHERE lijn = 'lesgeld' AND periode = %(schooljaar)s AND run_id IS NULL AND persoon_id BETWEEN %(van)s AND %(tot)s
"""
GEZIEN = """
CREATE TEMPORARY TABLE lesgeld_gezien ON COMMIT DROP AS
SELECT t.id, t.persoon_id, t.aanleiding FROM register_tebeoordelen t JOIN lesgeld_kandidaat USING (persoon_id)
WHERE t.lijn = 'lesgeld' AND t.periode = %(schooljaar)s AND t.run_id IS NULL
"""
# One lookup per person in key order, never a walk through the register.
VERGRENDEL = """
SELECT count(*) FROM (SELECT persoon_id FROM lesgeld_kandidaat ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""
# Who is liable but has no fee yet stays open while the school year runs: the vaststelling comes first.
AFGEHANDELD = """
UPDATE register_tebeoordelen t SET run_id = %(run)s FROM lesgeld_gezien g
WHERE t.id = g.id AND (%(te_laat)s OR EXISTS (SELECT FROM lesgeld_stand s WHERE s.persoon_id = g.persoon_id)
    OR NOT EXISTS (SELECT FROM lesgeld_oordeel o WHERE o.persoon_id = g.persoon_id AND o.uitkomst_centen > 0))
"""
INGETROKKEN = "SELECT DISTINCT persoon_id FROM lesgeld_gezien WHERE aanleiding = %(aanleiding)s"
# Why a fee rose, as its letter says it. A reason that a person withdrew: they looked at the situation.
WAAROM_HOGER = {"diploma ingetrokken": "geen_diploma", "reden ingetrokken": "maatwerk"}
STAND_SCHEMA = {"persoon_id": pl.Int64, "oud_centen": pl.Int64, "gevraagd": pl.Boolean}


@dataclass(frozen=True)
class Bevoegdheid:
    """What the machine may do at a date: decide by itself, propose, or leave it to a person."""

    schooljaar: int
    peildatum: date
    automatisch: bool

    @property
    def te_laat(self) -> bool:
        """A refund on request can be asked until 31 July (UB LCW art. 7 lid 3); later a person looks at it."""
        return self.peildatum > schooljaren.eind(self.schooljaar)

    @property
    def redenen(self) -> frozenset[Reden]:
        """Reasons that need no request. Death always; diploma and overstap under the policy switch and in time."""
        if self.automatisch and not self.te_laat:
            return frozenset({Reden.OVERLIJDEN, Reden.DIPLOMA, Reden.OVERSTAP})
        return frozenset({Reden.OVERLIJDEN})


class Teruggave(Runsoort):
    """Persons are locked in key order before anything is read, so that two reasons cannot both refund."""

    naam = "teruggave"
    lijn = "lesgeld"
    omschrijving = "Lesgeld teruggeven zonder aanvraag"
    remmen = frozenset({Remsoort.MAATWERK, Remsoort.BEZWAAR, Remsoort.HANDMATIG, Remsoort.MENS_KIJKT_MEE})

    def parameters(self, peildatum: date) -> dict[str, Any]:
        """``automatisch``: what the policy switch of the school year says (``normen/schakelaars.toml``)."""
        schooljaar = schooljaren.schooljaar_van(peildatum)
        schakelaar = NORMEN["teruggave_zonder_aanvraag"].op(schooljaren.begin(schooljaar))
        return {"schooljaar": schooljaar, "automatisch": bool(schakelaar.waarde)}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return OPEN, {"schooljaar": run.parameters["schooljaar"], "van": 0, "tot": 2**62}

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        schooljaar = int(str(opdracht.parameters["schooljaar"]))
        bevoegd = Bevoegdheid(schooljaar, opdracht.peildatum, bool(opdracht.parameters["automatisch"]))
        geremd = self._kies_en_vergrendel(cursor, opdracht, schooljaar)
        oordeel, beter = self._oordeel(cursor, bevoegd)
        breek("na_copy")
        schrijf(cursor, "lesgeld_oordeel", oordeel, json=("feiten",))
        schrijf(cursor, "lesgeld_voorstel", beter, json=("feiten",))
        tellingen = self._schrijf(cursor, opdracht, bevoegd)
        return {"kandidaten": oordeel.height + geremd, "geremd": geremd, **tellingen}

    def _kies_en_vergrendel(self, cursor: CursorWrapper, opdracht: Opdracht, schooljaar: int) -> int:
        waarden: dict[str, Any] = {"schooljaar": schooljaar, "van": opdracht.van, "tot": opdracht.tot}
        for tabel in ("gezien", "stand", "oordeel", "voorstel", "mens"):
            cursor.execute(f"DROP TABLE IF EXISTS lesgeld_{tabel}")
        kies(cursor, OPEN, waarden)
        # First the lock, then the brakes: who waited for a person's decision (maatwerk) must see the brake that it set.
        cursor.execute(VERGRENDEL)
        geremd = rem_af(cursor, "lesgeld_kandidaat", self, opdracht, schooljaar)
        cursor.execute(GEZIEN, waarden)
        cursor.execute(sql.STAND, waarden)
        return geremd

    def _oordeel(self, cursor: CursorWrapper, bevoegd: Bevoegdheid) -> tuple[pl.DataFrame, pl.DataFrame]:
        """What may be decided now, and what would follow if every reason known from the register counted."""
        situatie = lees_situatie(cursor, bevoegd.schooljaar, bevoegd.peildatum, met_claim=True)
        standen = lees(cursor, "SELECT persoon_id, oud_centen, gevraagd::int FROM lesgeld_stand", {}, STAND_SCHEMA)
        gevraagd = standen.filter("gevraagd")["persoon_id"].to_list()
        alles = oordeel_teruggave(situatie, frozenset(Reden), [])
        nu = behoud(oordeel_teruggave(situatie, bevoegd.redenen, gevraagd), alles, standen.drop("gevraagd"))
        for aanleiding, waarom in WAAROM_HOGER.items():
            wie = lees(cursor, INGETROKKEN, {"aanleiding": aanleiding}, {"persoon_id": pl.Int64})["persoon_id"].to_list()
            nu = noem_intrekking(nu, standen, wie, bevoegd.peildatum, waarom)
        beter = alles.join(nu.select("persoon_id", nu_centen="uitkomst_centen"), on="persoon_id").filter(
            pl.col("uitkomst_centen") < pl.col("nu_centen")
        )
        return nu, beter.drop("nu_centen")

    def _schrijf(self, cursor: CursorWrapper, opdracht: Opdracht, bevoegd: Bevoegdheid) -> Tellingen:
        waarden = teruggave_waarden(opdracht, bevoegd.schooljaar)
        cursor.execute(sql.TERUGGAVE, waarden)
        besluiten, verlaagd, geboekt, terug, grootste, opdrachten = cursor.fetchone()
        mensen_met_overschot, overschot, overschotopdrachten = betaal_overschot_terug(cursor, waarden)
        voorstellen, mensen = self._zonder_besluit(cursor, waarden, bevoegd)
        cursor.execute(SIGNAAL, waarden)
        signalen = cursor.fetchone()[0]
        cursor.execute(AFGEHANDELD, {"run": opdracht.run_id, "te_laat": bevoegd.te_laat})
        return {
            "besluiten": besluiten,
            "verlaagd_centen": verlaagd,
            "geboekt_centen": geboekt,
            "terug_te_betalen_centen": terug + overschot,
            "te_veel_betaald": mensen_met_overschot,
            "grootste_bedrag_centen": grootste,
            "opdrachten": opdrachten + overschotopdrachten,
            "voorstellen": voorstellen,
            "naar_mens": mensen,
            "signalen": signalen,
        }

    def _voorstellen(self, cursor: CursorWrapper, waarden: dict[str, Any]) -> int:
        """Those from before follow the facts first; then the new ones. Returns how many are new."""
        for vraag in (voorstel.TREK_IN, voorstel.VERNIEUW, voorstel.VOORSTEL):
            cursor.execute(vraag, waarden)
        return int(cursor.fetchone()[0])

    def _zonder_besluit(self, cursor: CursorWrapper, waarden: dict[str, Any], bevoegd: Bevoegdheid) -> tuple[int, int]:
        """Proposals while there is time; after the school year, and for facts that do not decide, a person."""
        cursor.execute(mens.NAAR_MENS_OPNIEUW, waarden | mens.ONBESLIST)
        mensen = cursor.fetchone()[0]
        cursor.execute(mens.HOGER_NA_OVERLIJDEN, waarden | mens.OVERLEDEN)
        mensen += cursor.fetchone()[0]
        if not bevoegd.te_laat:
            return self._voorstellen(cursor, waarden), mensen
        for vraag, soort in ((mens.TE_LAAT, mens.NA_AFLOOP), (mens.NOOIT_VASTGESTELD, mens.NIET_VASTGESTELD)):
            cursor.execute(vraag, waarden | soort)
            mensen += cursor.fetchone()[0]
        return 0, mensen
