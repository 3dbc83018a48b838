"""Leave to debit: given, used, withdrawn, lapsed."""

from datetime import date

import pytest

from duo_portal.betalingen.models import Batchsoort, Betaalbatch, Incasso, Incassomachtiging
from duo_portal.betalingen.selectors import geldige_machtiging, is_geldig, voorlopig_tot, zonder_machtiging_tot
from duo_portal.betalingen.services.geef_machtiging import MachtigingGeweigerd, geef_machtiging
from duo_portal.betalingen.services.trek_machtiging_in import trek_machtiging_in
from duo_portal.vorderingen.models import Termijn
from tests import bouw
from tests.betalingen import incasso as bouw_incasso

pytestmark = pytest.mark.django_db


def test_een_machtiging_op_de_eigen_rekening_noemt_de_houder() -> None:
    wie = bouw.persoon()
    gegeven = geef_machtiging(wie.pk, "nl91 abna 0417 1643 00", "  R.  Jansen ")
    assert (gegeven.iban, gegeven.tenaamstelling, gegeven.betaler_id) == (bouw.IBAN, "R. Jansen", wie.pk)
    assert gegeven.kenmerk == f"M{gegeven.pk:012d}"
    assert gegeven.getekend_op == bouw.VANDAAG


def test_de_rekening_mag_van_een_ander_zijn() -> None:
    wie, moeder = bouw.persoon(), bouw.persoon("Moeder", rekening=False)
    assert geef_machtiging(wie.pk, bouw_incasso.ANDERE_IBAN, "A. Jansen").betaler_id is None
    assert geef_machtiging(wie.pk, bouw_incasso.ANDERE_IBAN, "A. Jansen", betaler_id=moeder.pk).betaler_id == moeder.pk


def test_twee_keer_klikken_geeft_een_machtiging() -> None:
    wie = bouw.persoon()
    assert bouw_incasso.machtiging(wie) == bouw_incasso.machtiging(wie)
    assert Incassomachtiging.objects.count() == 1


@pytest.mark.parametrize(
    ("iban", "naam", "dag", "veld"),
    [
        ("NL91ABNA0417164301", "R. Jansen", None, "iban"),
        ("", "R. Jansen", None, "iban"),
        ("BR1500000000000010932840814P2", "R. Jansen", None, "iban"),
        (bouw.IBAN, " 12 ", None, "tenaamstelling"),
        (bouw.IBAN, "x" * 71, None, "tenaamstelling"),
        (bouw.IBAN, "R. Jansen", date(2026, 6, 16), "getekend_op"),
    ],
)
def test_wat_niet_klopt_wordt_bij_het_veld_gezegd(iban: str, naam: str, dag: date | None, veld: str) -> None:
    with pytest.raises(MachtigingGeweigerd) as fout:
        geef_machtiging(bouw.persoon().pk, iban, naam, getekend_op=dag)
    assert fout.value.veld == veld


def test_voor_een_overledene_komt_er_geen_machtiging() -> None:
    wie = bouw.persoon()
    bouw.overlijden(wie, date(2026, 3, 3))
    with pytest.raises(MachtigingGeweigerd, match="overleden"):
        bouw_incasso.machtiging(wie)


def test_intrekken_kan_een_keer_en_alleen_wat_van_u_is() -> None:
    wie, vreemde = bouw.persoon(), bouw.persoon("Vreemde")
    gegeven = bouw_incasso.machtiging(wie)
    with pytest.raises(Incassomachtiging.DoesNotExist):
        trek_machtiging_in(vreemde.pk, gegeven.pk)
    assert geldige_machtiging(wie.pk, bouw.VANDAAG) == gegeven
    assert [trek_machtiging_in(wie.pk, gegeven.pk) for _ in range(2)] == [True, False]
    assert geldige_machtiging(wie.pk, bouw.VANDAAG) is None


def test_na_36_maanden_zonder_afschrijving_vervalt_een_machtiging() -> None:
    gegeven = bouw_incasso.machtiging(bouw.persoon(), getekend_op=date(2022, 6, 16))
    assert [is_geldig(gegeven, dag) for dag in (date(2022, 6, 15), date(2022, 6, 16), date(2025, 6, 15), date(2025, 6, 16))] == [
        False,
        True,
        True,
        False,
    ]


def test_elke_afschrijving_houdt_haar_36_maanden_langer_in_stand() -> None:
    wie = bouw.student()
    gegeven = bouw_incasso.machtiging(wie, getekend_op=date(2020, 1, 1))
    assert not is_geldig(gegeven, bouw.VANDAAG)
    termijn = Termijn.objects.filter(vordering__persoon=wie).first()
    assert termijn is not None
    dag = date(2023, 6, 26)
    batch = Betaalbatch.objects.create(soort=Batchsoort.INCASSO, uitvoeren_op=dag, aantal=1, totaal_centen=1)
    Incasso.objects.create(
        persoon=wie, vordering=termijn.vordering, termijn=termijn, machtiging=gegeven, batch=batch, bedrag_centen=1, iban=gegeven.iban,
        tenaamstelling="R", machtigingskenmerk=gegeven.kenmerk, getekend_op=gegeven.getekend_op, omschrijving="x",
    )  # fmt: skip
    assert is_geldig(gegeven, date(2026, 6, 25))
    assert not is_geldig(gegeven, date(2026, 6, 26))


def test_een_afschrijving_is_acht_weken_voorlopig_en_dertien_maanden_te_betwisten() -> None:
    assert voorlopig_tot(date(2026, 4, 27)) == date(2026, 6, 22)
    assert zonder_machtiging_tot(date(2026, 1, 31)) == date(2027, 2, 28)
