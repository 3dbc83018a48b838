"""Messages, how they were made known, paper, notifications and contact."""

from duo_portal.berichten.models.bericht import (
    Bekendmaking,
    Bekendmakingsgebeurtenis,
    Bericht,
    Briefbestand,
    Briefvorm,
    Gebeurtenis,
    Kanaal,
    Kanaalkeuze,
    Rol,
    Sjabloonversie,
    Taal,
    Voorkeur,
    Voorkeursvorm,
)
from duo_portal.berichten.models.contact import Belverzoek, Contactkanaal, Contactmoment, Dagdeel, Richting
from duo_portal.berichten.models.lezen import Leesmoment, Zoektekst
from duo_portal.berichten.models.melding import Briefgeluid, Melding
from duo_portal.berichten.models.post import (
    Drukbestand,
    Drukbundel,
    Drukregel,
    Poststuk,
    Verzending,
    Zendopdracht,
    Zendreden,
)

__all__ = [
    "Bekendmaking",
    "Bekendmakingsgebeurtenis",
    "Belverzoek",
    "Bericht",
    "Briefbestand",
    "Briefgeluid",
    "Briefvorm",
    "Contactkanaal",
    "Contactmoment",
    "Dagdeel",
    "Drukbestand",
    "Drukbundel",
    "Drukregel",
    "Gebeurtenis",
    "Kanaal",
    "Kanaalkeuze",
    "Leesmoment",
    "Melding",
    "Poststuk",
    "Richting",
    "Rol",
    "Sjabloonversie",
    "Taal",
    "Verzending",
    "Voorkeur",
    "Voorkeursvorm",
    "Zendopdracht",
    "Zendreden",
    "Zoektekst",
]
