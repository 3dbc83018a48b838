"""What the database itself holds, in raw SQL as the role of the app."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction

from duo_portal.databank.modellen import Feit, Vast
from duo_portal.register.models import Inkomen, Inschrijving
from duo_portal.register.selectors import lees_inkomens
from duo_portal.toegang.models import Inzage
from tests import bouw

pytestmark = pytest.mark.django_db


def sql(opdracht: str, *waarden: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def vaste_tabellen() -> Iterator[str]:
    return (model._meta.db_table for model in apps.get_app_config("register").get_models() if issubclass(model, Vast))


def test_wij_zijn_de_rol_van_de_app() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("duo_app",)


def test_feiten_en_leveringen_worden_niet_verwijderd_of_geleegd() -> None:
    tabellen = list(vaste_tabellen())
    assert len(tabellen) >= 12
    for tabel in tabellen:
        for opdracht in (f"DELETE FROM {tabel}", f"TRUNCATE {tabel}", f"UPDATE {tabel} SET id = id"):
            with pytest.raises(DatabaseError):
                sql(opdracht)


def test_een_feit_verandert_niet_en_wordt_een_keer_vervangen() -> None:
    feit = bouw.inschrijving(bouw.persoon())
    with pytest.raises(ProgrammingError, match="permission denied"):
        sql("UPDATE register_inschrijving SET einddatum = '2026-01-31' WHERE id = %s", feit.pk)
    sql("UPDATE register_inschrijving SET vervangen_op = now() WHERE id = %s", feit.pk)
    for opnieuw in ("NULL", "now() + interval '1 day'"):
        with pytest.raises(ProgrammingError, match="verandert niet"):
            sql(f"UPDATE register_inschrijving SET vervangen_op = {opnieuw} WHERE id = %s", feit.pk)
    assert Inschrijving.objects.get().vervangen_op is not None


def test_elk_feit_is_een_vast_model() -> None:
    feiten = [model for model in apps.get_app_config("register").get_models() if issubclass(model, Feit)]
    assert len(feiten) >= 9
    assert all(issubclass(model, Vast) for model in feiten)


@pytest.mark.parametrize("kolom", ["toetsingsinkomen_centen", "jaar", "*"])
def test_inkomen_lezen_zonder_grond_wordt_geweigerd(kolom: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        sql(f"SELECT {kolom} FROM register_inkomen")


@pytest.mark.parametrize(("doel", "grond"), [("", "artikel 3.9 WSF 2000"), ("aanvullende beurs", " ")])
def test_inkomen_lezen_met_lege_grond_wordt_geweigerd_en_niet_gelogd(doel: str, grond: str) -> None:
    wie = bouw.persoon()
    with pytest.raises(ProgrammingError, match="doel en een grond"), transaction.atomic():
        lees_inkomens([wie.pk], 2024, doel=doel, grond=grond, door="proef")
    assert not Inzage.objects.exists()


def test_inkomen_lezen_met_grond_staat_in_het_log() -> None:
    wie, ander = bouw.persoon(), bouw.persoon()
    Inkomen.objects.create(persoon=wie, jaar=2024, toetsingsinkomen_centen=2_430_000, bron="proef")
    assert lees_inkomens([wie.pk, ander.pk], 2024, doel="aanvullende beurs", grond="artikel 3.9 WSF 2000", door="proef") == {
        wie.pk: 2_430_000
    }
    assert set(Inzage.objects.values_list("persoon_id", "doel", "grond", "door")) == {
        (persoon.pk, "aanvullende beurs", "artikel 3.9 WSF 2000", "proef") for persoon in (wie, ander)
    }
