"""Every list and every page of the staff side, for every role."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.register.models import Inschrijving, Persoon
from duo_portal.toegang.beheer.basis import BeheerAdmin
from duo_portal.toegang.beheer.dossier import dossierpanelen
from duo_portal.toegang.rollen import Rol
from tests.beheer.wereld import Wereld, maak_wereld, ontvanger_van, student_met_opdracht
from tests.bouw import inschrijving
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db

BEHEER: dict[type[Model], BeheerAdmin] = {m: a for m, a in admin.site._registry.items() if isinstance(a, BeheerAdmin)}
LIJST_HOOGSTENS = 9
BLADZIJDE_HOOGSTENS = 10
DOSSIER_HOOGSTENS = 10 + sum(1 for _ in dossierpanelen)  # one per panel


@pytest.fixture
def wereld() -> Wereld:
    return maak_wereld()


def adres(model: type[Model], wat: str, *args: int) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{wat}", args=args)


def browser(rol: Rol, wereld: Wereld) -> Client:
    return beheerder(medewerker(f"m_{rol}", rol), *Persoon.objects.all())


def test_elke_rol_opent_precies_wat_haar_toekomt(wereld: Wereld) -> None:
    fouten = []
    for rol in Rol:
        client = browser(rol, wereld)
        for model, beheer in BEHEER.items():
            pk = model._default_manager.order_by("pk").values_list("pk", flat=True).first()
            assert pk is not None, f"de wereld heeft geen {model.__name__}"
            verwacht = 200 if rol in beheer.rechten.mag_lezen else 403
            for url in (adres(model, "changelist"), adres(model, "change", pk)):
                status = client.get(url).status_code
                if status != verwacht:
                    fouten.append((rol.value, url, status, verwacht))
    assert fouten == []


def test_zonder_rol_is_er_niets(wereld: Wereld) -> None:
    zonder = User.objects.create_user("niets", is_staff=True)
    baas = User.objects.create_superuser("baas")
    baas.is_staff = True
    for gebruiker in (zonder, baas):
        client = beheerder(gebruiker, wereld.student)
        statussen = {client.get(adres(model, "changelist")).status_code for model in BEHEER}
        assert statussen == {302}


def test_een_burger_komt_niet_in_beheer(wereld: Wereld) -> None:
    assert {Client().get(adres(model, "changelist")).status_code for model in BEHEER} == {302}


def test_lijsten_en_bladzijden_blijven_binnen_hun_aantal_vragen(wereld: Wereld) -> None:
    client = browser(Rol.AUDITOR, wereld)
    te_veel = []
    for model in BEHEER:
        pk = model._default_manager.values_list("pk", flat=True)[0]
        bladzijde = DOSSIER_HOOGSTENS if model is Persoon else BLADZIJDE_HOOGSTENS
        for url, hoogstens in ((adres(model, "changelist"), LIJST_HOOGSTENS), (adres(model, "change", pk), bladzijde)):
            with CaptureQueriesContext(connection) as vragen:
                assert client.get(url).status_code == 200
            if len(vragen) > hoogstens:
                te_veel.append((url, len(vragen), [vraag["sql"][:150] for vraag in vragen.captured_queries]))
    assert te_veel == []


def test_meer_rijen_kosten_niet_meer_vragen(wereld: Wereld) -> None:
    client = browser(Rol.AUDITOR, wereld)
    aantallen = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as vragen:
            client.get(adres(Betaalopdracht, "changelist"))
            client.get(adres(Inschrijving, "changelist"))
        aantallen.append(len(vragen))
        for nummer in range(3):
            inschrijving(ontvanger_van(student_met_opdracht(f"Extra{nummer}")))
    assert aantallen[0] == aantallen[1]


def test_een_lijst_loopt_nooit_alle_rijen_na(wereld: Wereld) -> None:
    client = browser(Rol.AUDITOR, wereld)
    onbegrensd = []
    for model in BEHEER:
        with CaptureQueriesContext(connection) as vragen:
            client.get(adres(model, "changelist"))
        for sql in (vraag["sql"] for vraag in vragen.captured_queries):
            if ("COUNT(" in sql and "LIMIT 2000" not in sql) or "SELECT DISTINCT" in sql:
                onbegrensd.append(sql[:200])
    assert onbegrensd == []


def test_auditor_verandert_niets(wereld: Wereld) -> None:
    client = browser(Rol.AUDITOR, wereld)
    for model in BEHEER:
        pk = model._default_manager.values_list("pk", flat=True)[0]
        for url in (adres(model, "change", pk), adres(model, "add"), adres(model, "delete", pk)):
            if model is Persoon and url.endswith("/change/"):
                continue  # its answer is the same page
            assert client.post(url, {"naam": "x"}).status_code in (403, 404), url
    assert not any(Rol.AUDITOR in beheer.rechten.wijzigen | beheer.rechten.toevoegen for beheer in BEHEER.values())


def test_niemand_verwijdert_iets_in_beheer(wereld: Wereld) -> None:
    for rol in Rol:
        client = browser(rol, wereld)
        assert client.post(adres(Persoon, "delete", wereld.student.pk), {"post": "yes"}).status_code == 403


def test_bytes_staan_op_geen_bladzijde(wereld: Wereld) -> None:
    for model, beheer in BEHEER.items():
        verborgen = {veld.name for veld in model._meta.fields if veld.get_internal_type() == "BinaryField"}
        assert not verborgen & {str(naam) for naam in beheer.list_display}
        request = type("R", (), {"user": wereld.eerste, "GET": {}})()
        assert not verborgen & {naam for naam in beheer.get_fields(request) if isinstance(naam, str)}


def test_werk_en_personen_staan_vooraan(wereld: Wereld) -> None:
    kamers = browser(Rol.AUDITOR, wereld).get("/beheer/").context["app_list"]
    assert [kamer["app_label"] for kamer in kamers[:2]] == ["werkvoorraad", "register"]
