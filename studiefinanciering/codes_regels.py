"""Codes that the rules of studiefinanciering work with. Step values are stored: never change or reuse a number."""

from enum import IntEnum

from duo_portal.regels.codes import Codelijst
from studiefinanciering.codes import Fase


class Studie(IntEnum):
    """The kind of education on the first of the month, as far as it gives studiefinanciering (WSF 2.4, 2.8)."""

    GEEN = 0
    MBO = 1
    HO = 2


class Nationaliteit(IntEnum):
    """The group of nationality (WSF 2.2, BSF 3): Dutch or equal, or only help with fees, or neither."""

    ONBEKEND = 0
    GELIJKGESTELD = 1
    EU_ZONDER_STATUS = 2
    ANDERS = 3


class Afwezig(IntEnum):
    """Unexcused absence in mbo 1-2 as the school reported it (WSF 4.3, 2.5)."""

    NEE = 0
    VIJF_WEKEN = 1
    ACHT_WEKEN = 2


class Ouderrol(IntEnum):
    """What a parent is to the award of one child."""

    GEEN = 0
    GEWOON = 1
    ZONDER_PARTNER = 2
    OVERLEDEN = 3
    BUITEN_BESCHOUWING = 4
    INKOMEN_ONBEKEND = 5


class Voetsoort(IntEnum):
    """Which exempt amount a parent has (WSF 3.9 lid 2); none for who does not count or whose income is unknown."""

    GEEN = 0
    GEWOON = 1
    ZONDER_PARTNER = 2
    DUBBEL = 3


class Situatie(IntEnum):
    """Whose amounts count: mbo or ho, living with a parent or away."""

    MBO_THUIS = 1
    MBO_UIT = 2
    HO_THUIS = 3
    HO_UIT = 4


class Woonsituatie(IntEnum):
    """Living with a parent or away (WSF 1.5), as a question."""

    THUIS = 0
    UIT = 1


class GeenRecht(IntEnum):
    """Why there is no right in a month. 0: there is a right."""

    RECHT = 0
    GEEN_OPLEIDING = 1
    OVERLEDEN = 2
    GEBOORTEDATUM_ONBEKEND = 3
    NATIONALITEIT_ONBEKEND = 4
    ALLEEN_COLLEGEGELD = 5
    NATIONALITEIT = 6
    TE_JONG = 7
    TE_OUD = 8
    AFGEROND = 9
    AFWEZIG = 10


# A person must find these out; the rule cannot say that there is no right.
NAAR_MENS = (GeenRecht.GEBOORTEDATUM_ONBEKEND, GeenRecht.NATIONALITEIT_ONBEKEND)
# Such a parent adds nothing, and the other one has twice the exempt amount (WSF 3.9 lid 2, 3.14).
TELT_NIET = (Ouderrol.GEEN, Ouderrol.OVERLEDEN, Ouderrol.BUITEN_BESCHOUWING)

STUDIES = Codelijst(
    Studie,
    nl={Studie.GEEN: "geen opleiding met studiefinanciering", Studie.MBO: "mbo (bol)", Studie.HO: "hbo of universiteit"},
    en={Studie.GEEN: "no course with student finance", Studie.MBO: "mbo (bol)", Studie.HO: "hbo or university"},
)
NATIONALITEITEN = Codelijst(
    Nationaliteit,
    nl={
        Nationaliteit.ONBEKEND: "nog niet bekend",
        Nationaliteit.GELIJKGESTELD: "Nederlands of daarmee gelijk",
        Nationaliteit.EU_ZONDER_STATUS: "EU, zonder werk of vast verblijf in Nederland",
        Nationaliteit.ANDERS: "anders",
    },
    en={
        Nationaliteit.ONBEKEND: "not known yet",
        Nationaliteit.GELIJKGESTELD: "Dutch or treated as Dutch",
        Nationaliteit.EU_ZONDER_STATUS: "EU, without work or permanent residence in the Netherlands",
        Nationaliteit.ANDERS: "other",
    },
)
OUDERROLLEN = Codelijst(
    Ouderrol,
    nl={
        Ouderrol.GEEN: "geen ouder bekend",
        Ouderrol.GEWOON: "telt mee",
        Ouderrol.ZONDER_PARTNER: "telt mee, had geen partner",
        Ouderrol.OVERLEDEN: "overleden",
        Ouderrol.BUITEN_BESCHOUWING: "telt niet mee",
        Ouderrol.INKOMEN_ONBEKEND: "inkomen nog niet bekend",
    },
    en={
        Ouderrol.GEEN: "no parent known",
        Ouderrol.GEWOON: "counts",
        Ouderrol.ZONDER_PARTNER: "counts, had no partner",
        Ouderrol.OVERLEDEN: "deceased",
        Ouderrol.BUITEN_BESCHOUWING: "does not count",
        Ouderrol.INKOMEN_ONBEKEND: "income not known yet",
    },
)
VOETSOORTEN = Codelijst(
    Voetsoort,
    nl={
        Voetsoort.GEEN: "geen",
        Voetsoort.GEWOON: "gewoon",
        Voetsoort.ZONDER_PARTNER: "hoger, voor een ouder zonder partner",
        Voetsoort.DUBBEL: "dubbel, voor een ouder die alleen telt",
    },
    en={
        Voetsoort.GEEN: "none",
        Voetsoort.GEWOON: "standard",
        Voetsoort.ZONDER_PARTNER: "higher, for a parent without a partner",
        Voetsoort.DUBBEL: "double, for a parent who is the only one that counts",
    },
)
SITUATIES = Codelijst(
    Situatie,
    nl={
        Situatie.MBO_THUIS: "mbo, thuiswonend",
        Situatie.MBO_UIT: "mbo, uitwonend",
        Situatie.HO_THUIS: "hbo of universiteit, thuiswonend",
        Situatie.HO_UIT: "hbo of universiteit, uitwonend",
    },
    en={
        Situatie.MBO_THUIS: "mbo, living with a parent",
        Situatie.MBO_UIT: "mbo, living away",
        Situatie.HO_THUIS: "hbo or university, living with a parent",
        Situatie.HO_UIT: "hbo or university, living away",
    },
)
WOONSITUATIES = Codelijst(
    Woonsituatie,
    nl={Woonsituatie.THUIS: "bij een ouder", Woonsituatie.UIT: "niet bij een ouder"},
    en={Woonsituatie.THUIS: "with a parent", Woonsituatie.UIT: "not with a parent"},
)
VORMEN = Codelijst(
    Fase,
    nl={
        Fase.GIFT: "gift",
        Fase.PRESTATIE: "prestatiebeurs: een gift als u op tijd uw diploma haalt",
        Fase.LENING: "lening, omdat u lang niet op school was",
        Fase.LEENFASE: "alleen een lening, uw jaren met een beurs zijn op",
        Fase.GEEN: "niets",
    },
    en={
        Fase.GIFT: "gift",
        Fase.PRESTATIE: "performance grant: a gift if you get your diploma in time",
        Fase.LENING: "loan, because you were absent from school for long",
        Fase.LEENFASE: "only a loan, your years with a grant are used up",
        Fase.GEEN: "nothing",
    },
)
REDENEN_GEEN_RECHT = Codelijst(
    GeenRecht,
    nl={
        GeenRecht.RECHT: "u hebt recht",
        GeenRecht.GEEN_OPLEIDING: "u volgt op deze dag geen opleiding met studiefinanciering",
        GeenRecht.OVERLEDEN: "overleden",
        GeenRecht.GEBOORTEDATUM_ONBEKEND: "we kennen de geboortedatum niet",
        GeenRecht.NATIONALITEIT_ONBEKEND: "we weten nog niet of uw nationaliteit recht geeft",
        GeenRecht.ALLEEN_COLLEGEGELD: "u kunt alleen hulp krijgen voor les- of collegegeld",
        GeenRecht.NATIONALITEIT: "met uw nationaliteit of verblijf is er geen recht",
        GeenRecht.TE_JONG: "u bent nog te jong",
        GeenRecht.TE_OUD: "u bent 30 geworden",
        GeenRecht.AFGEROND: "u hebt uw opleiding afgerond",
        GeenRecht.AFWEZIG: "uw school meldde dat u acht weken niet op school was",
    },
    en={
        GeenRecht.RECHT: "you have a right",
        GeenRecht.GEEN_OPLEIDING: "on this day you do not follow a course with student finance",
        GeenRecht.OVERLEDEN: "deceased",
        GeenRecht.GEBOORTEDATUM_ONBEKEND: "we do not know the date of birth",
        GeenRecht.NATIONALITEIT_ONBEKEND: "we do not know yet whether your nationality gives a right",
        GeenRecht.ALLEEN_COLLEGEGELD: "you can only get help with fees",
        GeenRecht.NATIONALITEIT: "your nationality or residence gives no right",
        GeenRecht.TE_JONG: "you are still too young",
        GeenRecht.TE_OUD: "you have turned 30",
        GeenRecht.AFGEROND: "you have completed your course",
        GeenRecht.AFWEZIG: "your school reported that you were absent for eight weeks",
    },
)
