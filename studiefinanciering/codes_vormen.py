"""Codes of form, duration, conversion, travel product and the smaller schemes. The numbers are stored: never change or reuse one."""

from collections.abc import Mapping
from enum import IntEnum
from typing import TypeVar

from duo_portal.regels.codes import Codelijst
from studiefinanciering.codes import Fase

Soort = TypeVar("Soort", bound=IntEnum)


class Stelsel(IntEnum):
    """The two systems of the WSF 2000, each with its own counters and its own term for the diploma."""

    MBO = 1
    HO = 2


class Vormgrond(IntEnum):
    """Why the form is what it is."""

    NIVEAU_1_2 = 1
    PRESTATIEBEURS = 2
    NA_DIPLOMA = 3
    AFWEZIG = 4
    NA_PRESTATIEBEURS = 5
    GEEN_RECHT = 6
    NIET_AANGEVRAAGD = 7
    OPGEBRUIKT = 8
    TIEN_JAAR = 9
    VIER_JAAR_MBO = 10
    VIER_JAAR_HO = 11
    AFWEZIG_GESTOPT = 12


class Afwezig(IntEnum):
    NEE = 0
    LENING = 1
    GESTOPT = 2


class Diplomasoort(IntEnum):
    MBO_1_2 = 1
    MBO_3_4 = 2
    MBO_SPECIALIST = 3
    ASSOCIATE_DEGREE = 4
    HBO_BACHELOR = 5
    HBO_MASTER = 6
    WO_BACHELOR = 7
    WO_MASTER = 8


class Omzetting(IntEnum):
    OMZETTEN = 1
    VRAAG_OM_DIPLOMA = 2
    AANVRAAG_NODIG = 3
    TELT_NIET = 4
    TE_LAAT = 5
    NAAR_MENS = 6


class Februari(IntEnum):
    GIFT = 1
    AFWACHTEN = 2
    NEE = 3


class Reisreden(IntEnum):
    RECHT = 1
    NIET_INGESCHREVEN = 2
    GEEN_STUDIEFINANCIERING = 3
    OPGEBRUIKT = 4


class Boetegrond(IntEnum):
    GEEN_GEBRUIK = 1
    NIET_TOEREKENBAAR = 2
    OP_TIJD = 3
    LAAG = 4
    HOOG = 5
    BEDRAG_ONBEKEND = 6


class Bijverdiengrens(IntEnum):
    HISTORIE = 1
    NIET_GEHANDHAAFD = 2
    AFGESCHAFT = 3
    GRENS_ONBEKEND = 4


class Scholier(IntEnum):
    """Kind of school for the tegemoetkoming scholieren (WTOS 4.6)."""

    VO_ONDERBOUW = 1
    VO_BOVENBOUW = 2
    VO_PARTICULIER_ONDERBOUW = 3
    VO_PARTICULIER_BOVENBOUW = 4
    SPECIAAL = 5
    VAVO = 6


class Wtosreden(IntEnum):
    RECHT = 1
    NIET_INGESCHREVEN = 2
    TE_JONG = 3
    TE_OUD = 4
    STUDIEFINANCIERING = 5
    TE_WEINIG_UREN = 6
    VOOR_AANVRAAG = 7


class Lllkreden(IntEnum):
    RECHT = 1
    NIET_INGESCHREVEN = 2
    ANDERE_STUDIEFINANCIERING = 3
    TE_JONG = 4
    TE_OUD = 5
    OPGEBRUIKT = 6
    VOOR_AANVRAAG = 7


def _lijst(codes: type[Soort], woorden: Mapping[Soort, tuple[str, str]]) -> Codelijst:
    return Codelijst(codes, {int(code): nl for code, (nl, _) in woorden.items()}, {int(code): en for code, (_, en) in woorden.items()})


FASEN = _lijst(
    Fase,
    {
        Fase.GIFT: ("gift", "gift"),
        Fase.PRESTATIE: (
            "prestatiebeurs: een gift als u op tijd uw diploma haalt",
            "performance grant: a gift if you get your diploma in time",
        ),
        Fase.LENING: ("lening, omdat u lang afwezig was op school", "loan, because you were absent from school for long"),
        Fase.LEENFASE: ("lening, na uw prestatiebeurs", "loan, after your performance grant"),
        Fase.GEEN: ("geen studiefinanciering", "no student finance"),
    },
)
VORMGRONDEN = _lijst(
    Vormgrond,
    {
        Vormgrond.NIVEAU_1_2: ("u volgt mbo niveau 1 of 2", "you follow mbo level 1 or 2"),
        Vormgrond.PRESTATIEBEURS: ("u hebt nog maanden prestatiebeurs", "you have months of performance grant left"),
        Vormgrond.NA_DIPLOMA: ("u hebt uw diploma al op tijd gehaald", "you already got your diploma in time"),
        Vormgrond.AFWEZIG: (
            "u was 5 weken of langer zonder geldige reden afwezig",
            "you were absent for 5 weeks or more without a valid reason",
        ),
        Vormgrond.NA_PRESTATIEBEURS: (
            "uw prestatiebeurs is op, u kunt nog lenen",
            "your performance grant is used up; you can borrow",
        ),
        Vormgrond.GEEN_RECHT: ("u hebt deze maand geen recht", "you have no right this month"),
        Vormgrond.NIET_AANGEVRAAGD: ("u hebt het niet aangevraagd", "you did not apply for it"),
        Vormgrond.OPGEBRUIKT: ("alle maanden prestatiebeurs en lening zijn op", "all months of performance grant and loan are used up"),
        Vormgrond.TIEN_JAAR: ("de termijn van 10 jaar is voorbij", "the term of 10 years is over"),
        Vormgrond.VIER_JAAR_MBO: ("u had al 4 jaar prestatiebeurs in het mbo", "you already had 4 years of performance grant in mbo"),
        Vormgrond.VIER_JAAR_HO: (
            "u had al 4 jaar prestatiebeurs in het hoger onderwijs",
            "you already had 4 years of performance grant in higher education",
        ),
        Vormgrond.AFWEZIG_GESTOPT: ("u volgde 8 weken of langer geen lessen", "you followed no lessons for 8 weeks or more"),
    },
)
AFWEZIGHEID = _lijst(
    Afwezig,
    {
        Afwezig.NEE: ("geen gevolgen", "no consequences"),
        Afwezig.LENING: ("uw studiefinanciering is een lening", "your student finance is a loan"),
        Afwezig.GESTOPT: ("uw studiefinanciering is gestopt", "your student finance has stopped"),
    },
)
OMZETTINGEN = _lijst(
    Omzetting,
    {
        Omzetting.OMZETTEN: ("wordt een gift", "becomes a gift"),
        Omzetting.VRAAG_OM_DIPLOMA: ("stuur ons uw buitenlandse diploma", "send us your foreign diploma"),
        Omzetting.AANVRAAG_NODIG: ("u kunt zelf vragen om er een gift van te maken", "you can ask us to make it a gift"),
        Omzetting.TELT_NIET: ("dit diploma telt hiervoor niet", "this diploma does not count for this"),
        Omzetting.TE_LAAT: ("het diploma is na de termijn gehaald", "the diploma was obtained after the term"),
        Omzetting.NAAR_MENS: ("een medewerker kijkt ernaar", "a member of staff looks at it"),
    },
)
FEBRUARI = _lijst(
    Februari,
    {
        Februari.GIFT: ("wordt een gift", "becomes a gift"),
        Februari.AFWACHTEN: ("wordt een gift als u niet weer begint", "becomes a gift if you do not start again"),
        Februari.NEE: ("blijft een prestatiebeurs", "stays a performance grant"),
    },
)
REISREDENEN = _lijst(
    Reisreden,
    {
        Reisreden.RECHT: ("u hebt recht op een reisproduct", "you have a right to a travel product"),
        Reisreden.NIET_INGESCHREVEN: ("u bent niet ingeschreven", "you are not enrolled"),
        Reisreden.GEEN_STUDIEFINANCIERING: ("u hebt geen recht op studiefinanciering", "you have no right to student finance"),
        Reisreden.OPGEBRUIKT: ("uw maanden met een reisproduct zijn op", "your months with a travel product are used up"),
    },
)
BOETEGRONDEN = _lijst(
    Boetegrond,
    {
        Boetegrond.GEEN_GEBRUIK: ("u hebt er niet mee gereisd", "you did not travel with it"),
        Boetegrond.NIET_TOEREKENBAAR: ("u kon er niets aan doen", "you could not help it"),
        Boetegrond.OP_TIJD: ("het reisproduct was op tijd stopgezet", "the travel product was stopped in time"),
        Boetegrond.LAAG: ("eerste of tweede halve maand", "first or second half month"),
        Boetegrond.HOOG: ("derde halve maand of later", "third half month or later"),
        Boetegrond.BEDRAG_ONBEKEND: ("een medewerker zoekt het bedrag op", "a member of staff looks up the amount"),
    },
)
BIJVERDIENEN = _lijst(
    Bijverdiengrens,
    {
        Bijverdiengrens.HISTORIE: ("de grens gold toen", "the limit applied then"),
        Bijverdiengrens.NIET_GEHANDHAAFD: ("de grens is dat jaar niet gecontroleerd", "the limit was not checked that year"),
        Bijverdiengrens.AFGESCHAFT: ("er is geen grens meer", "there is no limit any more"),
        Bijverdiengrens.GRENS_ONBEKEND: ("een medewerker zoekt de grens op", "a member of staff looks up the limit"),
    },
)
WTOSREDENEN = _lijst(
    Wtosreden,
    {
        Wtosreden.RECHT: ("u hebt recht", "you have a right"),
        Wtosreden.NIET_INGESCHREVEN: ("u bent niet ingeschreven", "you are not enrolled"),
        Wtosreden.TE_JONG: ("u bent nog te jong", "you are still too young"),
        Wtosreden.TE_OUD: ("u bent ouder dan 30", "you are older than 30"),
        Wtosreden.STUDIEFINANCIERING: ("u hebt al recht op studiefinanciering", "you already have a right to student finance"),
        Wtosreden.TE_WEINIG_UREN: ("de opleiding heeft te weinig uren", "the programme has too few hours"),
        Wtosreden.VOOR_AANVRAAG: ("deze maand ligt voor uw aanvraag", "this month is before your application"),
    },
)
LLLKREDENEN = _lijst(
    Lllkreden,
    {
        Lllkreden.RECHT: ("u kunt lenen", "you can borrow"),
        Lllkreden.NIET_INGESCHREVEN: ("u bent niet ingeschreven", "you are not enrolled"),
        Lllkreden.ANDERE_STUDIEFINANCIERING: ("u kunt gewone studiefinanciering krijgen", "you can get regular student finance"),
        Lllkreden.TE_JONG: ("u bent jonger dan 30", "you are younger than 30"),
        Lllkreden.TE_OUD: ("u hebt de maximumleeftijd bereikt", "you have reached the maximum age"),
        Lllkreden.OPGEBRUIKT: ("alle maanden zijn op", "all months are used up"),
        Lllkreden.VOOR_AANVRAAG: ("deze maand ligt voor uw aanvraag", "this month is before your application"),
    },
)
