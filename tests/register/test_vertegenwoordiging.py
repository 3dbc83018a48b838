"""Who may read, act, and receive post or money for somebody, on a line and at a day."""

from datetime import date

import pytest

from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.selectors import bevoegdheden, geldontvangers, mag_namens, postontvangers
from duo_portal.register.services.vertegenwoordig import (
    Opdracht,
    VertegenwoordigingFout,
    beeindig_vertegenwoordiging,
    leg_vertegenwoordiging_vast,
)
from tests import bouw

pytestmark = pytest.mark.django_db
VAN, DAG = date(2024, 3, 1), date(2026, 6, 15)
BEWINDREKENING = "NL20INGB0001234567"


@pytest.fixture
def student() -> Persoon:
    return bouw.persoon("Terpstra")


@pytest.fixture
def ouder() -> Persoon:
    return bouw.persoon("Ouder")


def bewind(student: Persoon, iban: str = BEWINDREKENING) -> Vertegenwoordiging:
    return leg_vertegenwoordiging_vast(
        Opdracht(
            persoon_id=student.pk,
            soort=Soort.BEWIND,
            van=VAN,
            bewijs="beschikking van 1 maart 2024",
            organisatie="Stichting Evenwicht",
            mag_handelen=True,
            ontvangt_post=True,
            iban=iban,
            tenaamstelling="Stichting Evenwicht inzake R. Terpstra" if iban else "",
        )
    )


def machtiging(student: Persoon, ouder: Persoon, lijnen: tuple[str, ...] = ("lesgeld",), tot: date | None = None) -> Vertegenwoordiging:
    return leg_vertegenwoordiging_vast(
        Opdracht(
            persoon_id=student.pk,
            soort=Soort.MACHTIGING,
            van=VAN,
            tot=tot,
            bewijs="machtiging",
            vertegenwoordiger_id=ouder.pk,
            lijnen=lijnen,
            mag_lezen=True,
        )
    )


def geld(student: Persoon, dag: date = DAG) -> tuple[str | None, str | None]:
    ontvanger = geldontvangers([student.pk], "lesgeld", dag)[student.pk]
    return ontvanger.iban, ontvanger.wacht


def post(student: Persoon, dag: date = DAG) -> list[tuple[int | None, bool]]:
    return [(ontvanger.vertegenwoordiging_id, ontvanger.formeel) for ontvanger in postontvangers([student.pk], "lesgeld", dag)]


def test_zonder_vertegenwoordiger_gaat_alles_naar_de_student(student: Persoon) -> None:
    assert geld(student) == (bouw.IBAN, None)
    assert post(student) == [(None, True)]
    assert bevoegdheden(student.pk, "lesgeld", DAG) == []


def test_bewindvoerder_ontvangt_geld_en_besluit_en_de_student_hoort_ervan(student: Persoon) -> None:
    recht = bewind(student)
    assert geld(student) == (BEWINDREKENING, None)
    assert post(student) == [(recht.pk, True), (None, False)]
    assert [b.mag_handelen for b in bevoegdheden(student.pk, "lesgeld", DAG)] == [True]


def test_voor_het_begin_geldt_de_vertegenwoordiging_niet(student: Persoon) -> None:
    bewind(student)
    assert geld(student, date(2024, 2, 29)) == (bouw.IBAN, None)
    assert post(student, date(2024, 2, 29)) == [(None, True)]


def test_onder_bewind_zonder_rekening_wacht_het_geld(student: Persoon) -> None:
    bewind(student, iban="")
    assert geld(student) == (None, "bewind")


def test_zonder_rekening_wacht_het_geld() -> None:
    assert geld(bouw.persoon("Visser", rekening=False)) == (None, "geen_rekening")


def test_aan_een_overledene_gaat_niets_en_erfgenamen_mogen_alles(student: Persoon, ouder: Persoon) -> None:
    bewind(student)
    bouw.overlijden(student, date(2026, 3, 3))
    assert geld(student) == (None, "overleden")
    assert post(student) == []
    erfgenaam = leg_vertegenwoordiging_vast(
        Opdracht(
            persoon_id=student.pk,
            soort=Soort.ERFGENAAM,
            van=date(2026, 3, 3),
            bewijs="verklaring van erfrecht",
            vertegenwoordiger_id=ouder.pk,
            mag_handelen=True,
            ontvangt_post=True,
        )
    )
    assert post(student) == [(erfgenaam.pk, True)]
    assert mag_namens(ouder.pk, student.pk, "lesgeld", DAG, handelen=True)


def test_machtiging_geldt_alleen_voor_haar_dienst_en_niet_voor_handelen(student: Persoon, ouder: Persoon) -> None:
    machtiging(student, ouder)
    assert mag_namens(ouder.pk, student.pk, "lesgeld", DAG, handelen=False)
    assert not mag_namens(ouder.pk, student.pk, "lesgeld", DAG, handelen=True)
    assert not mag_namens(ouder.pk, student.pk, "aflossing", DAG, handelen=False)
    assert not mag_namens(student.pk, ouder.pk, "lesgeld", DAG, handelen=False)


def test_beeindigen_is_een_nieuw_feit_met_laatste_dag(student: Persoon, ouder: Persoon) -> None:
    oud = machtiging(student, ouder)
    nieuw = beeindig_vertegenwoordiging(oud.pk, date(2026, 6, 14), "brief van de student")
    oud.refresh_from_db()
    assert oud.vervangen_op is not None
    assert nieuw.reden == "beëindigd: brief van de student"
    assert mag_namens(ouder.pk, student.pk, "lesgeld", date(2026, 6, 14), handelen=False)
    assert not mag_namens(ouder.pk, student.pk, "lesgeld", DAG, handelen=False)
    with pytest.raises(VertegenwoordigingFout, match="al gewijzigd"):
        beeindig_vertegenwoordiging(oud.pk, DAG, "nog een brief")


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"bewijs": " "}, "waaruit"),
        ({"organisatie": ""}, "wie de vertegenwoordiger is"),
        ({"tot": date(2024, 2, 1)}, "laatste dag"),
        ({"iban": "NL91ABNA0417164301"}, "IBAN"),
        ({"tenaamstelling": ""}, "op welke naam"),
        ({"iban": "", "mag_handelen": False, "ontvangt_post": False}, "Kies wat"),
    ],
)
def test_onvolledige_opdracht_wordt_uitgelegd(student: Persoon, anders: dict[str, object], melding: str) -> None:
    goed: dict[str, object] = {
        "persoon_id": student.pk,
        "soort": Soort.BEWIND,
        "van": VAN,
        "bewijs": "beschikking",
        "organisatie": "Stichting Evenwicht",
        "mag_handelen": True,
        "ontvangt_post": True,
        "iban": BEWINDREKENING,
        "tenaamstelling": "Stichting Evenwicht",
    }
    with pytest.raises(VertegenwoordigingFout, match=melding):
        leg_vertegenwoordiging_vast(Opdracht(**{**goed, **anders}))  # type: ignore[arg-type]
    assert not Vertegenwoordiging.objects.exists()


def test_niet_twee_ontvangers_van_geld_tegelijk(student: Persoon) -> None:
    bewind(student)
    with pytest.raises(VertegenwoordigingFout, match="Er is al"):
        bewind(student)


def test_kind_krijgt_zelf_geen_post(student: Persoon, ouder: Persoon) -> None:
    gezag = leg_vertegenwoordiging_vast(
        Opdracht(
            persoon_id=student.pk,
            soort=Soort.GEZAG,
            van=VAN,
            tot=date(2026, 6, 15),
            bewijs="BRP",
            vertegenwoordiger_id=ouder.pk,
            mag_handelen=True,
            ontvangt_post=True,
        )
    )
    assert post(student) == [(gezag.pk, True)]
    assert post(student, date(2026, 6, 16)) == [(None, True)]
