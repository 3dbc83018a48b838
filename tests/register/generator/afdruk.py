"""A print of all generated rows on natural keys: without ids, times of recording and ciphertext."""

import hashlib

from django.db import connection

from duo_portal.register.selectors import lees_inkomens

SLEUTEL = "(SELECT bronsleutel FROM register_persoon WHERE id = {})"
SCHOOL = (
    "(SELECT brin FROM register_instelling WHERE id = r.instelling_id), (SELECT code FROM register_opleiding WHERE id = r.opleiding_id)"
)
VRAGEN = (
    "SELECT bronsleutel, encode(bsn_zoekwaarde, 'hex') FROM register_persoon",
    """SELECT {p}, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, geboortedatum_brp, geboorteplaats, nationaliteit,
        geheimhouding FROM register_persoonsgegeven r""",
    """SELECT {p}, soort, straat, huisnummer, toevoeging, postcode, plaats, gemeentecode, landcode, regel1, regel2, regel3
        FROM register_adres r""",
    "SELECT {p}, {v}, soort FROM register_familierelatie r",
    "SELECT {p}, iban, tenaamstelling FROM register_rekening r",
    "SELECT {p}, datum FROM register_overlijden r",
    "SELECT {p}, organisatie, iban, van FROM register_vertegenwoordiging r",
    "SELECT {p}, {s}, onderwijs, begindatum, einddatum, vrijstelling, ontvangen_op FROM register_inschrijving r",
    "SELECT {p}, {s}, behaald_op, ontvangen_op FROM register_diploma r",
    "SELECT {p}, soort, van FROM remmen_rem r",
    "SELECT {p}, taal, email, vorm FROM berichten_voorkeur r",
    "SELECT {p}, berichtsoort, kanaal FROM berichten_kanaalkeuze r",
)


def afdruk() -> str:
    som = hashlib.sha256()
    with connection.cursor() as cursor:
        for vraag in VRAGEN:
            cursor.execute(vraag.format(p=SLEUTEL.format("r.persoon_id"), v=SLEUTEL.format("r.verwant_id"), s=SCHOOL))
            som.update("\n".join(sorted(map(repr, cursor.fetchall()))).encode())
        cursor.execute("SELECT bronsleutel, id FROM register_persoon ORDER BY bronsleutel")
        sleutels = {pk: sleutel for sleutel, pk in cursor.fetchall()}
    for jaar in (2023, 2024):
        inkomens = lees_inkomens(list(sleutels), jaar, doel="toets", grond="toets", door="toets")
        som.update(repr(sorted((sleutels[pk], centen) for pk, centen in inkomens.items())).encode())
    return som.hexdigest()
