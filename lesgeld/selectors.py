"""Questions about lesgeld: one student, one school year, and the line as a whole."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.besluiten.models import Besluit, Besluitsoort
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering, Vorderingsoort
from duo_portal.vorderingen.selectors import Stand, Termijnstand, stand_van, stand_van_termijnen
from lesgeld.services.bevestig_teruggave import SOORT


@dataclass(frozen=True)
class Schooljaarbeeld:
    """All that the student's page shows of one school year; at most six queries, whatever the history."""

    schooljaar: int
    besluiten: list[Besluit]
    vordering: Vordering
    stand: Stand
    termijnen: list[Termijnstand]
    inning: list[Inning]
    voorstel: Aanvraag | None

    @property
    def besluit(self) -> Besluit:
        return self.besluiten[-1]

    @property
    def bij_deurwaarder(self) -> bool:
        """Whether the claim was handed over and not recalled."""
        overgedragen = (Inningsstap.CJIB, Inningsstap.DEURWAARDER, Inningsstap.VERLAAGD)
        return bool(self.inning) and self.inning[-1].stap in overgedragen

    @property
    def loopt_incasso(self) -> bool:
        """Instalments are being debited: something was paid, and no step of collection came between."""
        return self.stand.betaald > 0 and not self.inning

    @property
    def mislukt(self) -> list[Inning]:
        return [stap for stap in self.inning if stap.stap == Inningsstap.AFSCHRIJVING_MISLUKT]

    @property
    def betalen_voor(self) -> date:
        """One month after the last decision, as the payment request says (UB LCW art. 4 lid 1 onder a)."""
        return tel_maanden(self.besluit.peildatum, 1)


def schooljaren_van(persoon_id: int) -> list[int]:
    """School years with a fee, newest first."""
    vraag = Vordering.objects.filter(persoon=persoon_id, soort=Vorderingsoort.LESGELD).order_by("-periode")
    return list(vraag.values_list("periode", flat=True))


def beeld_van(persoon_id: int, schooljaar: int) -> Schooljaarbeeld | None:
    vordering = Vordering.objects.filter(persoon=persoon_id, soort=Vorderingsoort.LESGELD, periode=schooljaar).first()
    if vordering is None:
        return None
    stand = stand_van(vordering.pk, Grootboekrekening.VORDERING_LESGELD)
    besluiten = Besluit.objects.filter(persoon=persoon_id, soort=Besluitsoort.LESGELD, periode=schooljaar)
    voorstel = Aanvraag.objects.filter(persoon=persoon_id, soort=SOORT, periode=schooljaar, staat=Aanvraagstaat.VOORBEREID)
    return Schooljaarbeeld(
        schooljaar=schooljaar,
        besluiten=list(besluiten.select_related("regelversie").order_by("pk")),
        vordering=vordering,
        stand=stand,
        termijnen=stand_van_termijnen(vordering.pk, stand),
        inning=list(vordering.inning.order_by("datum", "pk")),
        voorstel=voorstel.first(),
    )


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
