"""A person gives more than the rule: the months stay, the extra is a gift, and no run takes it back."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from duo_portal.besluiten.services.wijk_af import AfwijkenKanNiet, Afwijking, wijk_af
from tests.studiefinanciering.batch import mensen

pytestmark = pytest.mark.django_db


def afwijking(besluit_id: int, centen: int) -> Afwijking:
    reden = "De student kon door ziekte niet werken en niet lenen."
    return Afwijking(
        besluit_id, centen, "WSF 2000 art. 11.5", reden, "Wie door ziekte hetzelfde overkomt, krijgt hetzelfde.", mensen.VANDAAG
    )


def medewerkers() -> tuple[User, User]:
    return User.objects.create(username="samira"), User.objects.create(username="wim")


def test_maatwerk_komt_als_gift_in_de_maand_van_het_besluit_en_een_run_laat_het_staan() -> None:
    wie = mensen.die_vroeg()
    mensen.draai(jaar=2026)
    oud = mensen.besluiten(wie)[0]
    nieuw = wijk_af(afwijking(oud.pk, oud.uitkomst_centen + 50_000), *medewerkers())
    maanden = mensen.maanden(wie)
    assert sum(rij.totaal_centen for rij in maanden.values()) == nieuw.uitkomst_centen
    assert [maand for maand, rij in maanden.items() if rij.aanvullend_centen] == [nieuw.peildatum.month]
    mensen.meld(wie)
    assert mensen.draai(jaar=2026, alle=False).tellingen["geremd"] == 1
    assert mensen.besluiten(wie)[-1] == nieuw


def test_minder_dan_de_regel_is_geen_maatwerk() -> None:
    wie = mensen.die_vroeg()
    mensen.draai(peildatum=date(2026, 6, 15), jaar=2026)
    oud = mensen.besluiten(wie)[0]
    with pytest.raises(AfwijkenKanNiet, match="alleen hoger"):
        wijk_af(afwijking(oud.pk, oud.uitkomst_centen - 1), *medewerkers())
    assert mensen.besluiten(wie) == [oud]
