"""The register's panels on the page of a person."""

from collections.abc import Iterator

from django.db.models import Q

from duo_portal.register.models import Adres, Diploma, Familierelatie, Inschrijving, Rekening, Vertegenwoordiging
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen


def _adressen(persoon: int) -> Iterator[Rij]:
    for adres in Adres.objects.filter(persoon=persoon).order_by("-pk")[:10]:
        tekst = ", ".join(adres.regels) or "onbekend"
        yield Rij((adres.get_soort_display(), tekst, adres.van, adres.vervangen_op and "vervangen"), Adres, adres.pk)


def _familie(persoon: int) -> Iterator[Rij]:
    relaties = Familierelatie.objects.filter(Q(persoon=persoon) | Q(verwant=persoon), vervangen_op__isnull=True)
    for relatie in relaties.order_by("pk")[:30]:
        eigen = relatie.persoon_id == persoon
        ander = relatie.verwant_id if eigen else relatie.persoon_id
        soort = relatie.get_soort_display() if eigen else f"is {relatie.get_soort_display()} van"
        yield Rij((soort, f"persoon {ander}" if ander else relatie.naam, relatie.van, relatie.tot), Familierelatie, relatie.pk)


def _rekeningen(persoon: int) -> Iterator[Rij]:
    for rekening in Rekening.objects.filter(persoon=persoon).order_by("-pk")[:10]:
        staat = "vervangen" if rekening.vervangen_op else "in gebruik"
        yield Rij((rekening.iban, rekening.tenaamstelling, rekening.vastgelegd_op.date(), staat), Rekening, rekening.pk)


def _inschrijvingen(persoon: int) -> Iterator[Rij]:
    rijen = Inschrijving.objects.filter(persoon=persoon).select_related("instelling", "opleiding").order_by("-begindatum", "-pk")
    for i in rijen[:30]:
        waar = f"{i.instelling.naam}: {i.opleiding.naam}"
        staat = "vervangen" if i.vervangen_op else ""
        yield Rij((waar, i.get_onderwijs_display(), i.begindatum, i.einddatum, i.ontvangen_op, staat), Inschrijving, i.pk)


def _diplomas(persoon: int) -> Iterator[Rij]:
    rijen = Diploma.objects.filter(persoon=persoon).select_related("instelling", "opleiding").order_by("-behaald_op", "-pk")
    for d in rijen[:20]:
        staat = "vervangen" if d.vervangen_op else ""
        yield Rij((f"{d.instelling.naam}: {d.opleiding.naam}", d.behaald_op, d.ontvangen_op, staat), Diploma, d.pk)


def _vertegenwoordiging(persoon: int) -> Iterator[Rij]:
    rijen = Vertegenwoordiging.objects.filter(Q(persoon=persoon) | Q(vertegenwoordiger=persoon), vervangen_op__isnull=True)
    for v in rijen.order_by("pk")[:30]:
        wie = v.organisatie or f"persoon {v.vertegenwoordiger_id}"
        wat = [naam for naam, aan in _bevoegdheden(v) if aan]
        voor = "deze persoon" if v.persoon_id == persoon else f"persoon {v.persoon_id}"
        cellen = (v.get_soort_display(), wie, voor, ", ".join(wat), ", ".join(v.lijnen) or "alle", v.van, v.tot)
        yield Rij(cellen, Vertegenwoordiging, v.pk)


def _bevoegdheden(v: Vertegenwoordiging) -> list[tuple[str, bool]]:
    return [("leest", v.mag_lezen), ("handelt", v.mag_handelen), ("krijgt post", v.ontvangt_post), ("krijgt geld", v.ontvangt_geld)]


for _naam, _paneel in {
    "inschrijvingen": Paneel(
        "Inschrijvingen", ("opleiding", "onderwijs", "van", "tot en met", "ontvangen", "staat"), _inschrijvingen, Inschrijving, 20
    ),
    "diplomas": Paneel("Diploma's", ("opleiding", "behaald", "ontvangen", "staat"), _diplomas, Diploma, 21),
    "vertegenwoordiging": Paneel(
        "Vertegenwoordiging", ("soort", "door", "voor", "mag", "diensten", "van", "tot en met"), _vertegenwoordiging, Vertegenwoordiging, 15
    ),
    "adressen": Paneel("Adressen", ("soort", "adres", "van", "staat"), _adressen, Adres, 80),
    "rekeningen": Paneel("Rekeningen", ("IBAN", "op naam van", "sinds", "staat"), _rekeningen, Rekening, 81),
    "familie": Paneel("Familie", ("relatie", "wie", "van", "tot"), _familie, Familierelatie, 82),
}.items():
    dossierpanelen.meld_aan(_naam, _paneel)
