"""Every answer we give on a delivered line, in one list: the outcome, what is wrong and what to do.

No text ever repeats a delivered value: with a shifted column that value could be a BSN.
"""

from dataclasses import dataclass
from typing import NamedTuple

from duo_portal.register.models.levering import Uitslag

AANVAARD, ATTENTIE, AFKEUR = Uitslag.AANVAARD, Uitslag.ATTENTIE, Uitslag.AFKEUR


class Signaal(NamedTuple):
    uitslag: Uitslag
    melding: str
    actie: str = ""


@dataclass(frozen=True, slots=True)
class Melding:
    """One answer. ``regel`` counts from 1 with the header as line 1; 0 is the whole file."""

    regel: int
    code: str
    veld: str = ""

    @property
    def signaal(self) -> Signaal:
        return SIGNALEN[self.code]


class Veldfout(Exception):
    """A field cannot be read; ``code`` names the answer."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_GOED = {
    "NIEUW": Signaal(AANVAARD, "Deze regel is vastgelegd."),
    "BEKEND": Signaal(AANVAARD, "Aanvaard. Deze gegevens waren al bekend; er is niets veranderd."),
    "GEWIJZIGD": Signaal(AANVAARD, "Aanvaard. De oude gegevens zijn vervangen door deze."),
}
_BESTAND = {
    "BESTAND_LEEG": Signaal(AFKEUR, "Het bestand is leeg.", "Lever een bestand met een kopregel en gegevens."),
    "BESTAND_TE_GROOT": Signaal(AFKEUR, "Het bestand is te groot.", "Verdeel de gegevens over meer bestanden."),
    "BESTAND_CODERING": Signaal(AFKEUR, "Het bestand is geen UTF-8.", "Sla het bestand op als UTF-8 en lever het opnieuw."),
    "BESTAND_KOPREGEL": Signaal(
        AFKEUR, "In de kopregel ontbreekt een kolom of staat een kolom dubbel.", "Gebruik de kolomnamen uit de beschrijving."
    ),
    "KOPREGEL_EXTRA": Signaal(ATTENTIE, "In de kopregel staat een kolom die wij niet kennen. Wij lezen die kolom niet."),
}
_REGEL = {
    "REGEL_CODERING": Signaal(AFKEUR, "Deze regel is geen UTF-8.", "Sla het bestand op als UTF-8 en lever de regel opnieuw."),
    "REGEL_TEKENS": Signaal(AFKEUR, "In deze regel staan tekens die niet te lezen zijn.", "Verwijder de tekens en lever de regel opnieuw."),
    "REGEL_KOLOMMEN": Signaal(AFKEUR, "Deze regel heeft te veel of te weinig kolommen.", "Lever zoveel kolommen als de kopregel heeft."),
    "REGEL_AFGEKAPT": Signaal(AFKEUR, "Het bestand houdt midden in deze regel op.", "Lever deze regel en wat erna kwam opnieuw."),
    "REGEL_AANHALING": Signaal(
        AFKEUR, "Een aanhalingsteken in deze regel is niet goed gesloten.", "Sluit het teken en lever de regel opnieuw."
    ),
    "REGEL_WINDOWS": Signaal(ATTENTIE, "Aanhalingstekens uit Windows zijn omgezet.", "Sla het bestand voortaan op als UTF-8."),
    "REGEL_DUBBEL": Signaal(ATTENTIE, "Deze regel staat al eerder in dit bestand. Wij lezen hem één keer."),
    "REGEL_TEGENSTRIJDIG": Signaal(
        AFKEUR, "In dit bestand staat nog een regel hierover, met andere gegevens.", "Lever alleen de regel die klopt."
    ),
}
_VELD = {
    "VELD_LEEG": Signaal(AFKEUR, "Dit veld is leeg.", "Vul het veld in."),
    "VELD_TE_LANG": Signaal(AFKEUR, "Dit veld is te lang.", "Kort het veld in."),
    "VELD_KEUZE": Signaal(AFKEUR, "Deze waarde kennen wij niet.", "Kies een waarde uit de beschrijving."),
    "VELD_GETAL": Signaal(AFKEUR, "Dit veld moet een heel getal zijn.", "Vul alleen cijfers in."),
    "DATUM_VORM": Signaal(AFKEUR, "Dit is geen datum zoals wij die lezen.", "Schrijf de datum als jaar, maand, dag: 20260131."),
    "DATUM_ONMOGELIJK": Signaal(AFKEUR, "Deze datum bestaat niet.", "Vul de goede datum in."),
    "DATUM_ONVOLLEDIG": Signaal(AFKEUR, "Deze datum is niet volledig.", "Vul ook de maand en de dag in."),
    "DATUM_TOEKOMST": Signaal(AFKEUR, "Deze datum ligt te ver in de toekomst.", "Vul de goede datum in."),
    "BEDRAG_VORM": Signaal(AFKEUR, "Dit is geen bedrag in hele euro's.", "Vul alleen cijfers in, met een min ervoor als het negatief is."),
    "BEDRAG_ONMOGELIJK": Signaal(AFKEUR, "Dit bedrag kan niet kloppen.", "Controleer het bedrag. Is het in hele euro's?"),
    "JAAR_ONMOGELIJK": Signaal(AFKEUR, "Dit jaar kan niet kloppen.", "Vul een jaar vanaf 2000 in dat al begonnen is."),
    "IBAN_FOUT": Signaal(AFKEUR, "Dit rekeningnummer (IBAN) klopt niet.", "Controleer het rekeningnummer."),
    "POSTCODE_VORM": Signaal(AFKEUR, "Dit is geen Nederlandse postcode.", "Schrijf vier cijfers en twee letters: 1234AB."),
}
_NUMMER = {
    "BSN_VORM": Signaal(AFKEUR, "Het burgerservicenummer moet uit 9 cijfers bestaan.", "Vul 9 cijfers in, ook de nullen vooraan."),
    "BSN_ELFPROEF": Signaal(AFKEUR, "Dit burgerservicenummer bestaat niet: het voldoet niet aan de elfproef.", "Controleer het nummer."),
    "BSN_ONDERWIJSNUMMER": Signaal(AFKEUR, "Dit is een onderwijsnummer, geen burgerservicenummer.", "Vul het burgerservicenummer in."),
    "BSN_DUBBEL": Signaal(
        ATTENTIE,
        "Dit burgerservicenummer hoort al bij iemand anders. De persoon is vastgelegd zonder nummer.",
        "Zoek uit bij wie het hoort.",
    ),
    "PERSOON_ONBEKEND": Signaal(AFKEUR, "Wij kennen niemand met dit burgerservicenummer.", "Controleer het nummer."),
    "BRIN_VORM": Signaal(AFKEUR, "Dit is geen BRIN-nummer.", "Een BRIN-nummer heeft twee cijfers en twee letters, zoals 99ZW."),
    "BRIN_ONBEKEND": Signaal(AFKEUR, "Wij kennen geen instelling met dit BRIN-nummer.", "Controleer het nummer."),
    "OPLEIDING_VORM": Signaal(AFKEUR, "Dit is geen opleidingscode.", "Vul de crebocode of de isatcode in."),
    "OPLEIDING_ONBEKEND": Signaal(AFKEUR, "Wij kennen geen opleiding met deze code bij deze soort onderwijs.", "Controleer de code."),
    "CODE_ONBEKEND": Signaal(ATTENTIE, "Deze code staat niet in de landelijke tabel. Wij nemen hem niet over.", "Controleer de code."),
}
_PERSOON = {
    "BSN_ANDERS": Signaal(
        ATTENTIE, "Wij kennen deze persoon met een ander burgerservicenummer. Ons nummer blijft staan.", "Zoek uit welk nummer klopt."
    ),
    "OVERLIJDEN_WEG": Signaal(
        ATTENTIE, "Wij kennen een overlijden dat deze regel niet noemt. Het blijft staan.", "Laat weten of het overlijden klopt."
    ),
    "OVERLIJDEN_DATUM": Signaal(
        ATTENTIE, "De datum van overlijden is niet te lezen. Het overlijden is vastgelegd zonder datum.", "Controleer het overlijden."
    ),
    "RELATIE_DATUM": Signaal(
        ATTENTIE, "De datum van dit huwelijk of partnerschap is niet te lezen. Wij leggen hem niet vast.", "Controleer de datum."
    ),
    "RELATIE_BSN": Signaal(ATTENTIE, "Het nummer van dit familielid klopt niet. Alleen de naam is vastgelegd.", "Controleer het nummer."),
    "KIND_ZONDER_OUDER": Signaal(
        ATTENTIE, "De regel van het kind noemt deze persoon niet als ouder.", "Controleer de ouders van het kind."
    ),
    "POSTCODE_FOUT": Signaal(ATTENTIE, "De postcode klopt niet en is weggelaten.", "Controleer het adres."),
    "GEZAG_ONBEKEND": Signaal(
        ATTENTIE, "Deze gezagscode staat niet in tabel 61. Er is geen gezag vastgelegd.", "Zoek uit wie het gezag heeft."
    ),
    "GEZAG_ZONDER_OUDER": Signaal(
        ATTENTIE, "De ouder met gezag staat niet in de regel. Dit gezag is niet vastgelegd.", "Vul de ouder aan."
    ),
    "GEZAG_ZONDER_GEBOORTE": Signaal(
        ATTENTIE, "Zonder volledige geboortedatum is niet te bepalen tot wanneer het gezag loopt.", "Vul de datum aan."
    ),
    "CURATOR_ONBEKEND": Signaal(
        ATTENTIE, "De curatele is vastgelegd, maar de curator staat niet in de regel.", "Vraag naam, adres en rekening van de curator."
    ),
}
_ONDERWIJS = {
    "UITSCHRIJVING_TE_VROEG": Signaal(AFKEUR, "De einddatum ligt voor de begindatum.", "Verbeter een van de twee datums."),
    "INSCHRIJVING_OVERLAP": Signaal(
        AFKEUR,
        "De student is in deze tijd al ingeschreven voor deze opleiding bij deze instelling.",
        "Beëindig eerst de andere inschrijving.",
    ),
    "VOOR_GEBOORTE": Signaal(AFKEUR, "Deze datum ligt voor de tiende verjaardag van de student.", "Controleer de datum en het nummer."),
    "NA_OVERLIJDEN": Signaal(AFKEUR, "Deze datum ligt na het overlijden van de student.", "Controleer de datum en het nummer."),
    "OUDER_DAN_BEKEND": Signaal(ATTENTIE, "Wij hebben hierover al een latere levering. Deze regel verandert niets."),
    "INSTELLING_OPGEHEVEN": Signaal(ATTENTIE, "Deze instelling was op de begindatum al opgeheven.", "Controleer het BRIN-nummer."),
    "DIPLOMA_LAAT": Signaal(
        ATTENTIE,
        "Dit diploma is later geleverd dan de termijn.",
        "Lever een diploma van mbo of vavo binnen 14 dagen, en een diploma van hbo of wo binnen acht weken.",
    ),
    "DIPLOMA_NOG_INGESCHREVEN": Signaal(
        ATTENTIE, "De student heeft een diploma, maar is nog ingeschreven.", "Schrijf de student uit als de opleiding klaar is."
    ),
    "DIPLOMA_ZONDER_INSCHRIJVING": Signaal(ATTENTIE, "Wij kennen geen inschrijving bij dit diploma.", "Lever ook de inschrijving."),
}
_PARTIJ = {
    "OVERDRACHT_ONBEKEND": Signaal(
        AFKEUR, "Wij kennen dit bestand, deze regel of dit kenmerk niet.", "Neem ze over uit het bestand dat u van ons kreeg."
    ),
    "ANTWOORD_ANDERS": Signaal(AFKEUR, "Op deze regel kregen wij al een ander antwoord. Dat blijft staan.", "Neem contact met ons op."),
    "KENMERK_ONBEKEND": Signaal(AFKEUR, "Wij gaven u geen vordering met dit kenmerk.", "Controleer het kenmerk."),
    "BEDRAG_EUROS": Signaal(AFKEUR, "Dit is geen bedrag in euro's en centen.", "Schrijf euro's, een punt en twee cijfers: 100.00."),
    "ONTVANGST_ANDERS": Signaal(
        AFKEUR, "Een ontvangst met dit nummer is al gemeld, met andere gegevens. Die blijft staan.", "Neem contact met ons op."
    ),
}

SIGNALEN: dict[str, Signaal] = {**_GOED, **_BESTAND, **_REGEL, **_VELD, **_NUMMER, **_PERSOON, **_ONDERWIJS, **_PARTIJ}
