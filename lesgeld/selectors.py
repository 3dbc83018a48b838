"""Questions about lesgeld: one student, one school year, and the line as a whole."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.aanvragen.models import KLAAR, Aanvraagstaat
from duo_portal.besluiten.models import Besluit, Besluitsoort
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.tijd import vandaag
from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.models import Inningsstap, Vordering, Vorderingsoort
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK, STAND, Stand, Termijnstand, stand_van_termijnen
from lesgeld.services.bevestig_teruggave import SOORT

# One query for all that stands around one claim, whatever its history. Without a year: the newest.
BEELD = f"""
SELECT v.id, v.periode, vorderingen_betalingskenmerk(v.id),
    (SELECT array_agg(w.periode ORDER BY w.periode DESC)
        FROM vorderingen_vordering w WHERE w.persoon_id = v.persoon_id AND w.soort = v.soort),
    stand.*,
    (SELECT jsonb_agg(jsonb_build_array(t.volgnummer, t.vervaldatum, t.bedrag_centen) ORDER BY t.volgnummer)
        FROM vorderingen_termijn t WHERE t.vordering_id = v.id AND {SCHEMA_IN_GEBRUIK.format(termijn="t")}),
    (SELECT jsonb_agg(jsonb_build_array(stap, datum, bedrag_centen) ORDER BY datum, id) FROM vorderingen_inning WHERE vordering_id = v.id),
    (SELECT jsonb_agg(jsonb_build_array(oorzaak, valutadatum, bedrag_centen, debet) ORDER BY valutadatum, id)
        FROM grootboek_boeking WHERE vordering_id = v.id AND oorzaak <> ALL (%(zonder)s)),
    (SELECT jsonb_build_array(id, staat, gegevens) FROM aanvragen_aanvraag
        WHERE persoon_id = v.persoon_id AND soort = %(aanvraag)s AND periode = v.periode AND staat <> ALL (%(klaar)s)),
    EXISTS (SELECT FROM betalingen_betaalopdracht o JOIN grootboek_boeking b ON b.id = o.boeking_id WHERE b.vordering_id = v.id)
FROM vorderingen_vordering v
CROSS JOIN LATERAL ({STAND.format(vordering="v.id", rekening="%(rekening)s")}) AS stand
WHERE v.persoon_id = %(persoon)s AND v.soort = %(soort)s AND (%(schooljaar)s::int IS NULL OR v.periode = %(schooljaar)s)
ORDER BY v.periode DESC LIMIT 1
"""
OVERGEDRAGEN = (Inningsstap.CJIB, Inningsstap.DEURWAARDER)


@dataclass(frozen=True)
class Inningsregel:
    stap: Inningsstap
    op: date
    centen: int


@dataclass(frozen=True)
class Betaalregel:
    """Money that came, was asked or goes back; ``via_ander``: received by the CJIB or a bailiff."""

    oorzaak: Oorzaak
    op: date
    centen: int
    via_ander: bool


@dataclass(frozen=True)
class Voorstel:
    """The request that we prepared, or (``bij_mens``) that a member of staff looks at."""

    pk: int
    bij_mens: bool
    schatting: int
    bevestig_voor: date


@dataclass(frozen=True)
class Schooljaarbeeld:
    """All that the student's page shows of one school year, read in two queries."""

    schooljaar: int
    vordering_id: int
    betalingskenmerk: str
    jaren: list[int]
    besluiten: list[Besluit]
    stand: Stand
    termijnen: list[Termijnstand]
    inning: list[Inningsregel]
    betalingen: list[Betaalregel]
    wordt_uitbetaald: bool
    voorstel: Voorstel | None

    @property
    def besluit(self) -> Besluit:
        return self.besluiten[-1]

    @property
    def laatste_stap(self) -> Inningsstap | None:
        return self.inning[-1].stap if self.inning else None

    @property
    def in_termijnen(self) -> bool:
        """Instalments are being debited: something was paid, and the plan did not lapse."""
        return self.stand.betaald > 0 and not self.regeling_vervallen

    @property
    def regeling_vervallen(self) -> bool:
        return any(regel.stap >= Inningsstap.REGELING_VERVALLEN for regel in self.inning)

    @property
    def nu_te_betalen(self) -> int:
        """What the student must pay by own act: all that is open, or, while debits go on, what they missed."""
        if not self.in_termijnen:
            return max(self.stand.open, 0)
        return sum(termijn.open for termijn in self.termijnen if termijn.vervaldatum < vandaag())

    @property
    def eerder_open(self) -> int:
        """What was open before the last decision."""
        return self.besluiten[-2].uitkomst_centen - self.stand.betaald if len(self.besluiten) > 1 else self.stand.open

    @property
    def ineens(self) -> bool:
        """The fee was paid in one go, so that there are no instalments to show."""
        betaald = [regel for regel in self.betalingen if regel.oorzaak == Oorzaak.BETALING]
        return len(betaald) == 1 and len(self.termijnen) > 1 and betaald[0].centen > self.termijnen[0].bedrag

    @property
    def overgedragen_aan(self) -> str:
        """ "deurwaarder" or "cjib": who had the claim last; empty when it was never handed over."""
        stappen = [regel.stap for regel in self.inning if regel.stap in OVERGEDRAGEN]
        return stappen[-1].name.lower() if stappen else ""

    @property
    def betaal_aan_ander(self) -> bool:
        """The claim lies with the CJIB or a bailiff and was not lowered since."""
        return self.laatste_stap in OVERGEDRAGEN

    @property
    def kosten_bij_mens(self) -> bool:
        """A claim that was lowered after it was handed over: a member of staff judges the costs."""
        return self.laatste_stap in (Inningsstap.VERLAAGD, Inningsstap.TERUGGEROEPEN)

    @property
    def betalen_voor(self) -> date | None:
        """One month after the last decision or payment request (UB LCW art. 4 lid 1 onder a). None: that day is past."""
        gevraagd = [regel.op for regel in self.inning if regel.stap == Inningsstap.BETALINGSVERZOEK]
        dag = tel_maanden(max([self.besluit.peildatum, *gevraagd]), 1)
        return dag if dag >= vandaag() else None


def schooljaren_van(persoon_id: int) -> list[int]:
    """School years with a fee, newest first."""
    vraag = Vordering.objects.filter(persoon=persoon_id, soort=Vorderingsoort.LESGELD).order_by("-periode")
    return list(vraag.values_list("periode", flat=True))


def beeld_van(persoon_id: int, schooljaar: int | None = None) -> Schooljaarbeeld | None:
    """The school year, or the newest one with a fee; None when there is none."""
    waarden = {
        "persoon": persoon_id,
        "schooljaar": schooljaar,
        "soort": int(Vorderingsoort.LESGELD),
        "rekening": int(Grootboekrekening.VORDERING_LESGELD),
        "zonder": [int(Oorzaak.OPGELEGD), int(Oorzaak.VERLAAGD)],
        "aanvraag": SOORT,
        "klaar": [int(staat) for staat in KLAAR],
    }
    with connection.cursor() as cursor:
        cursor.execute(BEELD, waarden)
        rij = cursor.fetchone()
    if rij is None:
        return None
    vordering_id, periode, kenmerk, jaren, *bedragen = rij[:10]
    termijnen, inning, betalingen, voorstel = (json.loads(deel) if deel else [] for deel in rij[10:14])
    besluiten = Besluit.objects.filter(persoon=persoon_id, soort=Besluitsoort.LESGELD, periode=periode)
    stand = Stand(*bedragen)
    return Schooljaarbeeld(
        schooljaar=periode,
        vordering_id=vordering_id,
        betalingskenmerk=kenmerk,
        jaren=jaren,
        besluiten=list(besluiten.select_related("regelversie").order_by("pk")),
        stand=stand,
        termijnen=stand_van_termijnen(((nr, date.fromisoformat(op), centen) for nr, op, centen in termijnen), stand),
        inning=[Inningsregel(Inningsstap(stap), date.fromisoformat(op), centen) for stap, op, centen in inning],
        betalingen=list(_betalingen(betalingen)),
        wordt_uitbetaald=rij[14],
        voorstel=_voorstel(voorstel),
    )


def _betalingen(rijen: list[tuple[int, str, int, int]]) -> Iterator[Betaalregel]:
    for oorzaak, op, centen, debet in rijen:
        yield Betaalregel(Oorzaak(oorzaak), date.fromisoformat(op), centen, debet == Grootboekrekening.BIJ_CJIB)


def _voorstel(rij: tuple[int, int, dict[str, object]] | None) -> Voorstel | None:
    if not rij or rij[1] == Aanvraagstaat.VERZONDEN:
        return None
    nummer, staat, gegevens = rij
    voor = date.fromisoformat(str(gegevens["bevestig_voor"]))
    return Voorstel(nummer, staat == Aanvraagstaat.NAAR_MENS, int(str(gegevens["schatting"])), voor)


SAMENVATTING = """
WITH laatste AS (
    SELECT b.persoon_id, b.id, b.vervangt_id, b.uitkomst_centen FROM besluiten_besluit b
    WHERE b.soort = 1 AND b.periode = %(schooljaar)s AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.vervangt_id = b.id
        AND n.persoon_id = b.persoon_id AND n.soort = 1 AND n.periode = b.periode)
), terug AS (
    SELECT l.*, e.uitkomst_centen AS eerst FROM laatste l JOIN besluiten_besluit e ON e.id = l.vervangt_id
)
SELECT (SELECT count(*) FROM register_persoon),
    (SELECT count(*) FROM laatste),
    (SELECT coalesce(sum(uitkomst_centen), 0)::bigint FROM laatste),
    (SELECT count(*) FROM terug WHERE uitkomst_centen < eerst),
    (SELECT coalesce(sum(eerst - uitkomst_centen), 0)::bigint FROM terug WHERE uitkomst_centen < eerst),
    (SELECT count(DISTINCT v.persoon_id) FROM vorderingen_inning i JOIN vorderingen_vordering v ON v.id = i.vordering_id
        WHERE i.stap IN (8, 9) AND v.periode = %(schooljaar)s),
    (SELECT count(*) FROM betalingen_betaalopdracht),
    (SELECT coalesce(sum(bedrag_centen), 0)::bigint FROM betalingen_betaalopdracht),
    (SELECT count(*) FROM register_schoolsignaal),
    (SELECT count(*) FROM berichten_bericht),
    (SELECT count(*) FROM werkvoorraad_taak WHERE staat <> 3)
"""
NAMEN = (
    "Personen in het register",
    "Studenten met lesgeld",
    "Lesgeld nu in totaal (centen)",
    "Lager lesgeld zonder aanvraag: studenten",
    "Lager lesgeld zonder aanvraag (centen)",
    "Daarvan teruggeroepen of verlaagd bij CJIB of deurwaarder",
    "Betaalopdrachten",
    "Uit te betalen (centen)",
    "Signalen aan scholen",
    "Berichten",
    "Open taken voor medewerkers",
)


def samenvatting(schooljaar: int) -> dict[str, int]:
    """What the main job did, over the whole register."""
    with connection.cursor() as cursor:
        cursor.execute(SAMENVATTING, {"schooljaar": schooljaar})
        return dict(zip(NAMEN, cursor.fetchone(), strict=True))
