"""Brakes: set, found and lifted."""

from datetime import date

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.selectors import geremd
from duo_portal.remmen.services.hef_rem_op import RemAlOpgeheven, hef_rem_op
from duo_portal.remmen.services.zet_rem import OngeldigeRem, zet_rem
from duo_portal.toegang.rollen import Rol
from duo_portal.weigeren import Weigering
from tests.beheer.wereld import besluit
from tests.bouw import VANDAAG, persoon
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db


def nu(wie: Persoon, lijn: str = "lesgeld", dag: date = VANDAAG) -> list[Remsoort]:
    return geremd([wie.pk], lijn, dag).get(wie.pk, [])


def test_een_rem_houdt_de_persoon_tegen_tot_en_met_de_laatste_dag() -> None:
    wie = persoon()
    zet_rem(wie.pk, Remsoort.UITSTEL, tot=date(2026, 6, 20))
    assert nu(wie) == nu(wie, dag=date(2026, 6, 20)) == [Remsoort.UITSTEL]
    assert nu(wie, dag=date(2026, 6, 21)) == nu(wie, dag=date(2026, 6, 14)) == []


def test_een_rem_voor_een_dienst_raakt_de_andere_niet() -> None:
    wie = persoon()
    zet_rem(wie.pk, Remsoort.BEZWAAR, lijn="lesgeld")
    assert (nu(wie), nu(wie, "aflossing")) == ([Remsoort.BEZWAAR], [])


def test_een_rem_op_een_besluit_is_geen_rem_op_de_persoon() -> None:
    wie = persoon()
    zet_rem(wie.pk, Remsoort.MENS_KIJKT_MEE, besluit_id=besluit(wie).pk)
    assert nu(wie) == []


def test_twee_keer_zetten_geeft_een_rem() -> None:
    wie = persoon()
    assert zet_rem(wie.pk, Remsoort.HANDMATIG, toelichting="wacht").pk == zet_rem(wie.pk, Remsoort.HANDMATIG).pk


def test_opheffen_bewaart_wie_waarom_en_tot_wanneer() -> None:
    wie, door = persoon(), medewerker("samira", Rol.BEHANDELAAR_LESGELD)
    rem = zet_rem(wie.pk, Remsoort.HANDMATIG, van=date(2026, 6, 1))
    hef_rem_op(rem.pk, reden="de fout is hersteld", door=door)
    assert nu(wie) == []
    laatste = Rem.objects.latest("pk")
    assert (laatste.tot, laatste.reden, laatste.gezet_door) == (date(2026, 6, 14), "opgeheven: de fout is hersteld", door)
    assert nu(wie, dag=date(2026, 6, 14)) == [Remsoort.HANDMATIG], "wat gold, blijft bekend"


def test_twee_keer_opheffen_kan_niet() -> None:
    rem = zet_rem(persoon().pk, Remsoort.HANDMATIG)
    hef_rem_op(rem.pk, reden="klaar")
    with pytest.raises(RemAlOpgeheven):
        hef_rem_op(rem.pk, reden="klaar")


def test_na_opheffen_kan_er_weer_een_rem_op() -> None:
    wie = persoon()
    hef_rem_op(zet_rem(wie.pk, Remsoort.HANDMATIG).pk, reden="klaar")
    zet_rem(wie.pk, Remsoort.HANDMATIG)
    assert nu(wie) == [Remsoort.HANDMATIG]


def test_zonder_reden_blijft_de_rem() -> None:
    wie = persoon()
    with pytest.raises(Weigering, match="reden"):
        hef_rem_op(zet_rem(wie.pk, Remsoort.HANDMATIG).pk, reden=" ")
    assert nu(wie) == [Remsoort.HANDMATIG]


def test_einde_voor_begin_wordt_geweigerd() -> None:
    with pytest.raises(OngeldigeRem):
        zet_rem(persoon().pk, Remsoort.UITSTEL, tot=date(2026, 6, 1))


@pytest.mark.parametrize("opdracht", ["UPDATE remmen_rem SET soort = 1", "DELETE FROM remmen_rem", "TRUNCATE remmen_rem"])
def test_een_rem_verdwijnt_niet_door_een_kale_opdracht(opdracht: str) -> None:
    zet_rem(persoon().pk, Remsoort.HANDMATIG)
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def test_medewerker_zet_en_heft_op_in_beheer() -> None:
    wie = persoon()
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), wie)
    client.post(f"/beheer/register/persoon/{wie.pk}/rem/", {"soort": Remsoort.HANDMATIG.value, "toelichting": "eerst bellen"})
    assert nu(wie) == [Remsoort.HANDMATIG]
    client.post(f"/beheer/remmen/rem/{Rem.objects.get().pk}/hef-op/", {"reden": "gebeld"})
    assert nu(wie) == []


def test_financieel_zet_geen_rem() -> None:
    wie = persoon()
    client = beheerder(medewerker("wim", Rol.FINANCIEEL), wie)
    assert client.post(f"/beheer/register/persoon/{wie.pk}/rem/", {"soort": 9, "toelichting": "x"}).status_code == 403
    assert not Rem.objects.exists()
