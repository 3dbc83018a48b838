"""One row of every model, around one student: enough to open every page of the staff side."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.contrib.auth.models import User
from django.utils import timezone

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Aanvraagstaat, Bewijscontrole, Bewijsstuk, Concept, Conceptbijlage
from duo_portal.batches.models import Brok, Nachtstap, Run
from duo_portal.berichten.models import (
    Bekendmaking,
    Bekendmakingsgebeurtenis,
    Bericht,
    Briefbestand,
    Gebeurtenis,
    Kanaal,
    Kanaalkeuze,
    Sjabloonversie,
    Voorkeur,
)
from duo_portal.besluiten.models import Besluit, Besluitsoort, Maatwerk, Regelversie, Totstandkoming
from duo_portal.betalingen.models import Betaalbatch, Betaalbestand, Betaalopdracht, Ontvangst, Vrijgave
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.databank.models import Grafsteen
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import (
    Adres,
    Familierelatie,
    Intrekking,
    Levering,
    Opleidingsaanbod,
    Overlijden,
    Persoon,
    Schoolsignaal,
    Signaalafsluiting,
    TeBeoordelen,
    Terugkoppeling,
    Vertegenwoordiging,
    Vestiging,
)
from duo_portal.register.models.levering import Uitslag
from duo_portal.register.models.persoon import Adressoort, Relatiesoort
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.tegenspraak.models import Aanvulling, Verdaagreden, Verdaging, Zaak, Zaaksoort
from duo_portal.tegenspraak.models import Intrekking as Ingetrokken
from duo_portal.toegang.burger import Niveau
from duo_portal.toegang.models import Inlogmoment, Inzage
from duo_portal.toegang.rollen import Rol
from duo_portal.toegang.wie import koppel
from duo_portal.vorderingen.models import Inning, Inningsstap, Termijn, Termijnherinnering, Vordering, Vorderingsoort
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from lesgeld.models import ErkendeReden, Redenintrekking
from tests.beheer import gegevenswereld, geldwereld, postwereld, stufiwereld
from tests.bouw import IBAN, diploma, inschrijving, opleiding, persoon, school
from tests.toegang.rolverdeling import medewerker

DAG = date(2026, 6, 15)


@dataclass(frozen=True)
class Wereld:
    student: Persoon
    besluit: Besluit
    batch: Betaalbatch
    eerste: User
    tweede: User


def regelversie() -> Regelversie:
    return Regelversie.objects.get_or_create(naam="lesgeld/2013-08-01/proef", defaults={"stappen": [], "digest": "0" * 64})[0]


def besluit(wie: Persoon, centen: int = 145_800, vervangt: Besluit | None = None, periode: int = 2025) -> Besluit:
    return Besluit.objects.create(
        persoon=wie,
        soort=Besluitsoort.LESGELD,
        periode=periode,
        vervangt=vervangt,
        uitkomst_centen=centen,
        grond=1,
        regelversie=regelversie(),
        feiten={"inschrijvingen": []},
        stappen=[1, 2, None],
        totstandkoming=Totstandkoming.AUTOMATISCH,
        peildatum=DAG,
    )


def vordering(uit: Besluit, centen: int = 145_800) -> Vordering:
    claim = Vordering.objects.create(
        persoon_id=uit.persoon_id, soort=Vorderingsoort.LESGELD, periode=uit.periode, besluit=uit, ontstaan_op=DAG, betaal_voor=DAG
    )
    boek(claim, Grootboekrekening.VORDERING_LESGELD, Grootboekrekening.BATEN_LESGELD, centen, Oorzaak.OPGELEGD)
    return claim


def boek(claim: Vordering, debet: Grootboekrekening, credit: Grootboekrekening, centen: int, oorzaak: Oorzaak) -> Boeking:
    return Boeking.objects.create(
        persoon_id=claim.persoon_id,
        vordering=claim,
        debet=debet,
        credit=credit,
        bedrag_centen=centen,
        oorzaak=oorzaak,
        boekdatum=DAG,
        valutadatum=DAG,
    )


def opdracht(claim: Vordering, centen: int = 72_900, naam: str = "R. Jansen", iban: str = IBAN) -> Betaalopdracht:
    boeking = boek(claim, Grootboekrekening.VORDERING_LESGELD, Grootboekrekening.TE_BETALEN_LESGELD, centen, Oorzaak.TERUG_TE_BETALEN)
    return Betaalopdracht.objects.create(
        persoon_id=claim.persoon_id,
        boeking=boeking,
        bedrag_centen=centen,
        iban=iban,
        tenaamstelling=naam,
        omschrijving="Lesgeld 2025-2026 terug",
        opgesteld_op=DAG,
    )


def ontvanger_van(order: Betaalopdracht) -> Persoon:
    """Whose money it is; only money that goes back to an unknown sender is nobody's."""
    assert order.persoon is not None
    return order.persoon


def student_met_opdracht(naam: str = "Jansen", centen: int = 72_900) -> Betaalopdracht:
    return opdracht(vordering(besluit(persoon(naam))), centen)


def maak_wereld() -> Wereld:
    student, moeder = persoon("Bosman"), persoon("Vermeer")
    eerste, tweede = medewerker("eerste", Rol.FINANCIEEL), medewerker("tweede", Rol.FINANCIEEL)
    _register(student, moeder)
    oud = besluit(student)
    claim = vordering(oud)
    _maatwerk(student, oud, eerste, tweede)
    _berichten(student, oud, eerste)
    _geld(claim, eerste)
    _tegenspraak(student, oud, moeder)
    kwijt = boek(claim, Grootboekrekening.LASTEN_KWIJTGESCHOLDEN, Grootboekrekening.VORDERING_KOSTEN, 900, Oorzaak.KWIJTGESCHOLDEN)
    geldwereld.tegemoetkoming(claim, kwijt, eerste, tweede, DAG)
    _rest(student, oud, eerste)
    geldwereld.betaler(opdracht(claim), eerste, tweede, DAG)
    gegevenswereld.wijzigingen(student, DAG)
    stufiwereld.studiefinanciering(student, regelversie(), DAG)
    stufiwereld.steekproef(student, eerste)
    batch = stel_batch_samen(date(2026, 6, 16), eerste).batch
    assert batch is not None
    for nummer, wie in enumerate((eerste, tweede), start=1):
        Vrijgave.objects.create(batch=batch, nummer=nummer, medewerker=wie)
    Betaalbestand.objects.create(batch=batch, berichtkenmerk="PROEF", sha256="0" * 64)
    return Wereld(student, oud, batch, eerste, tweede)


def _register(student: Persoon, moeder: Persoon) -> None:
    inschrijving(student)
    feit = diploma(student, date(2026, 1, 23))
    Vestiging.objects.create(instelling=school(), code="00", naam="Hoofdgebouw")
    Opleidingsaanbod.objects.create(instelling=school(), opleiding=opleiding())
    Adres.objects.create(persoon=student, soort=Adressoort.WOONADRES, straat="Kade", huisnummer=1, postcode="1234AB", plaats="Zwolle")
    Familierelatie.objects.create(persoon=student, verwant=moeder, soort=Relatiesoort.OUDER1)
    Overlijden.objects.create(persoon=persoon("Dijkstra"), datum=DAG, datum_brp=20260615)
    Vertegenwoordiging.objects.create(
        persoon=student, vertegenwoordiger=moeder, soort=Vertegenwoordigingssoort.MACHTIGING, van=DAG, mag_lezen=True
    )
    levering = Levering.objects.create(soort="inschrijvingen", bestandsnaam="proef.csv", sha256="0" * 64)
    Terugkoppeling.objects.create(levering=levering, regel=1, uitslag=Uitslag.AANVAARD, code="ok", melding="Goed.")
    TeBeoordelen.objects.create(persoon=student, lijn="lesgeld", periode=2025, aanleiding="diploma")
    signaal = Schoolsignaal.objects.create(instelling=school(), persoon=student, diploma=feit, soort="uitschrijven", reageer_voor=DAG)
    Signaalafsluiting.objects.create(signaal=signaal, reden=1, op=DAG)
    Intrekking.objects.create(persoon=student, diploma=feit, reden="De school vergiste zich.", op=DAG)


def _maatwerk(student: Persoon, oud: Besluit, eerste: User, tweede: User) -> None:
    Maatwerk.objects.create(
        persoon=student,
        soort=Besluitsoort.LESGELD,
        periode=2024,
        grond="Awb 4:84",
        motivering="Een zieke ouder.",
        vergelijkbare_gevallen="Wie hetzelfde meemaakt, krijgt dit ook.",
        regeluitkomst_centen=145_800,
        uitkomst_centen=0,
        van=DAG,
        medewerker=eerste,
        tweede_medewerker=tweede,
        besluit=besluit(student, 0, periode=2024),
    )


def _berichten(student: Persoon, oud: Besluit, eerste: User) -> None:
    versie = Sjabloonversie.objects.get_or_create(naam="proef", versie=1, defaults={"digest": "0" * 64})[0]
    bericht = Bericht.objects.create(
        persoon=student, besluit=oud, sjabloonversie=versie, taal="nl", naam="R. Bosman", waarden={}, vanaf=DAG
    )
    bekend = Bekendmaking.objects.create(bericht=bericht, kanaal=Kanaal.PAPIER, toegankelijk_op=DAG)
    Bekendmakingsgebeurtenis.objects.create(bekendmaking=bekend, soort=Gebeurtenis.GELEZEN)
    brief = Briefbestand.objects.create(bericht=bericht, sha256="0" * 64, pdf=b"%PDF-")
    postwereld.post(brief, eerste, DAG)
    postwereld.melding(bekend, DAG)
    postwereld.contact(bekend, eerste, DAG)
    Kanaalkeuze.objects.create(persoon=student, berichtsoort="alles", kanaal=Kanaal.DIGITAAL)
    Voorkeur.objects.create(persoon=student, taal="nl")


def _geld(claim: Vordering, eerste: User) -> None:
    termijn = Termijn.objects.create(vordering=claim, volgnummer=1, vervaldatum=DAG, bedrag_centen=16_200)
    Termijnherinnering.objects.create(termijn=termijn, datum=DAG, bericht=Bericht.objects.latest("pk"))
    geldwereld.overdracht(Inning.objects.create(vordering=claim, stap=Inningsstap.CJIB, datum=DAG), DAG)
    betaling = boek(claim, Grootboekrekening.BANK, Grootboekrekening.VORDERING_LESGELD, 16_200, Oorzaak.BETALING)
    Ontvangst.objects.create(boeking=betaling, iban=IBAN, tenaamstelling="M. Vermeer")
    geldwereld.incasso(claim, termijn, betaling, DAG)
    geldwereld.bank(claim, DAG)
    geldwereld.uitgevoerd(opdracht(claim), DAG)


def _aanvraag(student: Persoon, eerste: User) -> None:
    aanvraag = Aanvraag.objects.create(persoon=student, soort="teruggave", periode=2025, staat=Aanvraagstaat.VOORBEREID)
    stuk = Bewijsstuk.objects.create(
        aanvraag=aanvraag, persoon=student, bestandsnaam="brief.pdf", soort=1, omvang=5, sha256="0" * 64, inhoud=b"%PDF-"
    )
    Bewijscontrole.objects.create(bewijsstuk=stuk, uitkomst=1, middel="proef", medewerker=eerste)
    Aanvraagoordeel.objects.create(aanvraag=aanvraag, uitkomst=1, reden="ziekte", motivering="Een zieke student.", medewerker=eerste)
    concept = Concept.objects.create(persoon=student, ingevuld_door=student, stroom="lesgeld-terugvragen", periode=2025, verloopt_op=DAG)
    Conceptbijlage.objects.create(
        concept=concept, persoon=student, stap="bewijs", bestandsnaam="brief.pdf", omvang=5, sha256="0" * 64, inhoud=b"%PDF-"
    )
    reden = ErkendeReden.objects.create(persoon=student, schooljaar=2025, erkend=4, vanaf=DAG, aanvraag=aanvraag, medewerker=eerste)
    Redenintrekking.objects.create(reden=reden, persoon=student, schooljaar=2025, waarom="Het was geen ziekte.", medewerker=eerste)


def _rest(student: Persoon, oud: Besluit, eerste: User) -> None:
    Rem.objects.create(persoon=student, soort=Remsoort.BEZWAAR, van=DAG, gezet_door=eerste)
    _aanvraag(student, eerste)
    Taak.objects.create(soort="proef", sleutel="proef-1", persoon=student, omschrijving="Kijk mee.", termijn=DAG)
    run = Run.objects.create(soort="vaststelling", peildatum=DAG, gestart_door=eerste)
    Brok.objects.create(run=run, volgnummer=0, persoon_van=1, persoon_tot=2, kandidaten=2, klaar_op=timezone.now())
    Grafsteen.objects.create(tabel="register_rekening", rij=1, grond="proef")
    Nachtstap.objects.create(datum=DAG, naam="proef", volgorde=1)
    Inlogmoment.objects.create(persoon_id=student.pk, niveau=Niveau.HOOG)
    koppel(student.pk, "https://inloggen.example", "abc")
    Inzage.objects.create(persoon_id=student.pk, medewerker=eerste, door="E. Test", wat="persoon", doel="proef", grond="proef")


def _tegenspraak(student: Persoon, over: Besluit, moeder: Persoon) -> None:
    taak = maak_taak(soort="bezwaar", sleutel="bezwaar-wereld", persoon_id=student.pk, omschrijving="Bezwaar.", termijn=DAG)
    vast = {"persoon": student, "besluit": over, "lijn": "lesgeld", "ontvangen_dag": DAG, "antwoord_voor": DAG, "ingediend_door": moeder}
    zaak = Zaak.objects.create(**vast, soort=Zaaksoort.BEZWAAR, tekst="Nee.", sleutel=uuid4(), taak=taak)
    Aanvulling.objects.create(zaak=zaak, tekst="Ook dit.", dag=DAG, door=moeder, sleutel=uuid4())
    later = DAG + timedelta(weeks=6)
    Verdaging.objects.create(zaak=zaak, reden=Verdaagreden.ONDERZOEK, dag=DAG, was=DAG, tot=later, medewerker=User.objects.earliest("pk"))
    Ingetrokken.objects.create(zaak=zaak, dag=DAG, door=moeder)
