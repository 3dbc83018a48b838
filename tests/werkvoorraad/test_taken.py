"""The worklist, and a human one click away."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.toegang.burger import Burger, Niveau, laad_burger
from duo_portal.toegang.models import Inzage
from duo_portal.toegang.rollen import Rol
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.laat_mens_meekijken import laat_mens_meekijken, termijn
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from duo_portal.werkvoorraad.services.pak_op import TaakNietBeschikbaar, leg_terug, pak_op
from duo_portal.werkvoorraad.services.rond_af import rond_af
from tests.beheer.wereld import besluit
from tests.bouw import VANDAAG, persoon
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira() -> User:
    return medewerker("samira", Rol.BEHANDELAAR_LESGELD)


def als(wie: Persoon, machtiging: Vertegenwoordiging | None = None) -> Burger:
    burger = laad_burger(wie.pk, Niveau.SUBSTANTIEEL, machtiging.pk if machtiging else None)
    assert burger is not None
    return burger


def taak(sleutel: str = "t-1", **velden: object) -> Taak:
    return maak_taak(soort="proef", sleutel=sleutel, omschrijving="Kijk mee.", **velden)  # type: ignore[arg-type]


def test_dezelfde_sleutel_geeft_dezelfde_taak() -> None:
    assert taak().pk == taak().pk


def test_van_twee_mensen_krijgt_een_de_taak(samira: User) -> None:
    werk = taak()
    pak_op(werk.pk, samira)
    with pytest.raises(TaakNietBeschikbaar, match="collega"):
        pak_op(werk.pk, medewerker("wim", Rol.TEAMLEIDER))
    pak_op(werk.pk, samira)


def test_terugleggen_maakt_de_taak_vrij(samira: User) -> None:
    werk, wim = taak(), medewerker("wim", Rol.TEAMLEIDER)
    pak_op(werk.pk, samira)
    with pytest.raises(TaakNietBeschikbaar):
        leg_terug(werk.pk, wim)
    leg_terug(werk.pk, samira)
    pak_op(werk.pk, wim)


def test_afronden_kan_een_keer_en_alleen_wie_de_taak_heeft(samira: User) -> None:
    werk = taak()
    with pytest.raises(TaakNietBeschikbaar):
        rond_af(werk.pk, samira, "klaar")
    pak_op(werk.pk, samira)
    with pytest.raises(Weigering, match="uitkomst"):
        rond_af(werk.pk, samira, " ")
    assert rond_af(werk.pk, samira, "klaar").staat == Taakstaat.AFGEHANDELD
    with pytest.raises(TaakNietBeschikbaar):
        rond_af(werk.pk, samira, "klaar")


def test_lijst_staat_op_termijn_en_zonder_afgehandeld(samira: User) -> None:
    taak("later", termijn=date(2026, 7, 1)), taak("zonder"), taak("eerst", termijn=date(2026, 6, 1))
    klaar = taak("klaar", termijn=date(2026, 1, 1))
    pak_op(klaar.pk, samira)
    rond_af(klaar.pk, samira, "gedaan")
    rijen = beheerder(samira).get("/beheer/werkvoorraad/taak/").context["cl"].result_list
    assert [rij.sleutel for rij in rijen] == ["eerst", "later", "zonder"]


def test_een_taak_openen_is_het_doel_waarmee_de_persoon_bekeken_mag_worden(samira: User) -> None:
    wie = persoon()
    werk = taak(persoon_id=wie.pk)
    client = beheerder(samira, lijsten=False)
    assert client.get(f"/beheer/register/persoon/{wie.pk}/change/").status_code == 302
    assert client.get(f"/beheer/werkvoorraad/taak/{werk.pk}/change/").status_code == 200
    assert client.get(f"/beheer/register/persoon/{wie.pk}/change/").status_code == 200
    assert set(Inzage.objects.values_list("doel", flat=True)) == {f"taak {werk.pk}: proef"}


def test_oppakken_en_afronden_in_beheer(samira: User) -> None:
    werk, client = taak(), beheerder(samira)
    client.post(f"/beheer/werkvoorraad/taak/{werk.pk}/pak-op/")
    client.post(f"/beheer/werkvoorraad/taak/{werk.pk}/rond-af/", {"uitkomst": "gebeld"})
    werk.refresh_from_db()
    assert (werk.staat, werk.eigenaar, werk.uitkomst) == (Taakstaat.AFGEHANDELD, samira, "gebeld")


@pytest.mark.parametrize(
    ("op", "tot"),
    [
        (date(2026, 6, 15), date(2026, 6, 22)),
        (date(2026, 6, 19), date(2026, 6, 26)),
        (date(2026, 5, 21), date(2026, 5, 29)),  # Whit Monday does not count
        (date(2026, 12, 24), date(2027, 1, 4)),
    ],
)
def test_binnen_vijf_werkdagen(op: date, tot: date) -> None:
    assert termijn(op) == tot


def test_laat_een_mens_meekijken_maakt_taak_en_rem() -> None:
    wie = persoon()
    rij = besluit(wie)
    bevestiging = laat_mens_meekijken(als(wie), rij.pk)
    assert (bevestiging.termijn, bevestiging.klaar) == (date(2026, 6, 22), False)
    rem = Rem.objects.get()
    assert (rem.soort, rem.besluit, rem.lijn, rem.van) == (Remsoort.MENS_KIJKT_MEE, rij, "lesgeld", VANDAAG)


def test_nog_een_keer_vragen_verandert_niets() -> None:
    wie = persoon()
    rij = besluit(wie)
    assert laat_mens_meekijken(als(wie), rij.pk) == laat_mens_meekijken(als(wie), rij.pk)
    assert (Taak.objects.count(), Rem.objects.count()) == (1, 1)


def test_als_de_mens_klaar_is_gaat_de_rem_eraf_en_komt_hij_niet_terug(samira: User) -> None:
    wie = persoon()
    rij = besluit(wie)
    werk = laat_mens_meekijken(als(wie), rij.pk).taak_id
    pak_op(werk, samira)
    rond_af(werk, samira, "klopt")
    geldig = Rem.objects.filter(vervangen_op__isnull=True)
    assert [rem.tot for rem in geldig] == [date(2026, 6, 14)]
    assert laat_mens_meekijken(als(wie), rij.pk).klaar
    assert geldig.count() == 1


def test_besluit_van_een_ander_bestaat_niet() -> None:
    rij = besluit(persoon())
    with pytest.raises(Besluit.DoesNotExist):
        laat_mens_meekijken(als(persoon()), rij.pk)


def machtig(over: Persoon, door: Persoon, **velden: object) -> Vertegenwoordiging:
    vaste = {"soort": Vertegenwoordigingssoort.MACHTIGING, "van": VANDAAG, "mag_lezen": True}
    return Vertegenwoordiging.objects.create(persoon=over, vertegenwoordiger=door, **{**vaste, **velden})


def test_gemachtigde_vraagt_namens_de_student() -> None:
    student, moeder = persoon(), persoon()
    rij = besluit(student)
    laat_mens_meekijken(als(moeder, machtig(student, moeder, mag_handelen=True)), rij.pk)
    assert Taak.objects.get().persoon == student


def test_wie_alleen_mag_lezen_vraagt_niets_namens_een_ander() -> None:
    student, moeder = persoon(), persoon()
    rij = besluit(student)
    with pytest.raises(PermissionDenied):
        laat_mens_meekijken(als(moeder, machtig(student, moeder)), rij.pk)


def test_buiten_de_dienst_bestaat_het_besluit_niet() -> None:
    student, moeder = persoon(), persoon()
    rij = besluit(student)
    with pytest.raises(Besluit.DoesNotExist):
        laat_mens_meekijken(als(moeder, machtig(student, moeder, mag_handelen=True, lijnen=["aflossing"])), rij.pk)


def test_wie_onder_bewind_staat_mag_altijd_zelf_om_een_mens_vragen() -> None:
    robin = persoon()
    Vertegenwoordiging.objects.create(
        persoon=robin,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        van=VANDAAG,
        mag_lezen=True,
        mag_handelen=True,
    )
    assert not als(robin).mag_handelen
    assert not laat_mens_meekijken(als(robin), besluit(robin).pk).klaar
