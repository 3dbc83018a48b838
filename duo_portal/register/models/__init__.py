"""Who and what: persons and their situation, schools and programmes, enrolments and diplomas."""

from duo_portal.register.models.levering import Intrekking, Levering, Schoolsignaal, Signaalafsluiting, TeBeoordelen, Terugkoppeling
from duo_portal.register.models.onderwijs import Diploma, Inschrijving, Instelling, Opleiding, Opleidingsaanbod, Vestiging
from duo_portal.register.models.persoon import Adres, Familierelatie, Inkomen, Overlijden, Persoon, Persoonsgegeven, Rekening
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordiging

__all__ = [
    "Adres",
    "Diploma",
    "Familierelatie",
    "Inkomen",
    "Inschrijving",
    "Instelling",
    "Intrekking",
    "Levering",
    "Opleiding",
    "Opleidingsaanbod",
    "Overlijden",
    "Persoon",
    "Persoonsgegeven",
    "Rekening",
    "Schoolsignaal",
    "Signaalafsluiting",
    "TeBeoordelen",
    "Terugkoppeling",
    "Vertegenwoordiging",
    "Vestiging",
]
