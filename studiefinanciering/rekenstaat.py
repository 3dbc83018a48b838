"""An award as a sum on paper: the parts with their form, and every step of the rule that is meant for the reader."""

from collections.abc import Iterator, Sequence
from datetime import date

from duo_portal.berichten.models import Bericht, Rol
from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat
from duo_portal.berichten.opmaak import maand_en_jaar, taal_nu, tekst
from duo_portal.portaal.rekenregels import rekenregel
from duo_portal.regels.eenheden import Publiek, Taal
from duo_portal.regels.versies import leg_versie_uit
from studiefinanciering.beeld import Tijdvak
from studiefinanciering.codes import Fase
from studiefinanciering.models import Toekenning
from studiefinanciering.woorden import vorm_van_aanvullend, vorm_van_beurs, vorm_van_lening


def maandstaat(vak: Tijdvak, maand: date) -> Rekenstaat:
    """What a month is made of, each part with what it is: gift, prestatiebeurs or loan."""
    uitkomst = Rekenregel(tekst("Samen in deze maand", "Together in this month"), centen=vak.bedragen.totaal)
    return Rekenstaat(regels=list(_delen(vak)), uitkomst=uitkomst, bijschrift=maand_en_jaar(maand).capitalize())


def _delen(vak: Tijdvak) -> Iterator[Rekenregel]:
    if vak.basisbeurs:
        yield Rekenregel(tekst("Basisbeurs", "Basic grant (basisbeurs)"), vak.basisbeurs, som=vorm_van_beurs(vak))
    if vak.onbekend_inkomen:
        wacht = tekst("wij rekenen nog", "not known yet")
        yield Rekenregel(tekst("Aanvullende beurs", "Supplementary grant (aanvullende beurs)"), waarde=wacht)
    elif vak.aanvullend:
        naam = tekst("Aanvullende beurs", "Supplementary grant (aanvullende beurs)")
        yield Rekenregel(naam, vak.aanvullend, som=vorm_van_aanvullend(vak))
    if vak.eenouder:
        naam = tekst("Toeslag voor een ouder alleen", "Allowance for a single parent")
        yield Rekenregel(naam, vak.eenouder, som=vorm_van_beurs(vak))
    if vak.geleend:
        naam = tekst("Lening, omdat u lang afwezig was", "Loan, because you were absent for long")
        gewoon = tekst("Lening", "Loan")
        yield Rekenregel(naam if vak.fase == Fase.LENING else gewoon, vak.geleend, som=vorm_van_lening())
    if vak.collegegeldkrediet:
        naam = tekst("Lening voor collegegeld", "Loan for the tuition fee (collegegeldkrediet)")
        yield Rekenregel(naam, vak.collegegeldkrediet, som=vorm_van_lening())


def stappen_van(toekenning: Toekenning, kijker: Publiek = Publiek.BETROKKENE) -> Sequence[Rekenregel]:
    """Every step that this reader may see: rules, norms and the netted contribution, never a parent's own figures."""
    versie = toekenning.besluit.regelversie.naam
    return [rekenregel(rij) for rij in leg_versie_uit(versie, toekenning.stappen, Taal(taal_nu()), kijker)]


def stappen_in_bericht(bericht: Bericht) -> Sequence[Rekenregel]:
    """Of the month that the message tells the amounts of. Next of kin read the decision alone."""
    toekenning = _toekenning_bij(bericht)
    return stappen_van(toekenning) if toekenning is not None else ()


def _toekenning_bij(bericht: Bericht) -> Toekenning | None:
    maand = bericht.waarden.get("maand")
    if bericht.besluit_id is None or maand is None or bericht.rol == Rol.NABESTAANDE:
        return None
    dag = date.fromisoformat(str(maand))
    rijen = Toekenning.objects.filter(besluit=bericht.besluit_id, van__lte=dag, tot__gte=dag)
    return rijen.select_related("besluit__regelversie").first()
