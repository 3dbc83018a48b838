"""One row of every model around paper, notifications and contact, on one message that was made known."""

from datetime import date

from django.contrib.auth.models import User

from duo_portal.berichten.models import (
    Bekendmaking,
    Belverzoek,
    Briefbestand,
    Briefgeluid,
    Contactkanaal,
    Contactmoment,
    Dagdeel,
    Drukbestand,
    Drukbundel,
    Drukregel,
    Leesmoment,
    Melding,
    Poststuk,
    Richting,
    Verzending,
    Zendopdracht,
    Zendreden,
    Zoektekst,
)

ADRES = ["Kade 1", "1234 AB  Zwolle"]


def post(brief: Briefbestand, medewerker: User, dag: date) -> None:
    bericht = brief.bericht
    Zendopdracht.objects.create(bericht=bericht, volgnummer=2, reden=Zendreden.MEDEWERKER, dag=dag, medewerker=medewerker)
    stuk = Poststuk.objects.create(
        bericht=bericht, volgnummer=1, brief=brief, naam=bericht.naam, adresregels=ADRES, postcode="1234AB", bladzijden=1, dag=dag
    )
    bundel = Drukbundel.objects.create(dag=dag, volgnummer=1, aantal=1)
    Drukregel.objects.create(bundel=bundel, positie=1, poststuk=stuk)
    Drukbestand.objects.create(bundel=bundel, sha256="0" * 64, sha256_verzendlijst="0" * 64, bladzijden=2)
    Verzending.objects.create(bundel=bundel, verzonden_op=dag, medewerker=medewerker)


def melding(bekend: Bekendmaking, dag: date) -> None:
    Melding.objects.create(bekendmaking=bekend, volgnummer=1, aan="a@voorbeeld.invalid", taal="nl", message_id="<1@proef>", dag=dag)
    Briefgeluid.objects.create(bericht=bekend.bericht, sha256="0" * 64, grootte=44)
    Leesmoment.objects.create(bericht=bekend.bericht, lezer_id=bekend.bericht.persoon_id, dag=dag)
    Zoektekst.objects.create(bericht=bekend.bericht, taal="nl", tekst="Uw lesgeld", woorden="lesgeld")


def contact(bekend: Bekendmaking, medewerker: User, dag: date) -> None:
    wie = bekend.bericht.persoon
    Contactmoment.objects.create(
        persoon=wie,
        kanaal=Contactkanaal.TELEFOON,
        richting=Richting.IN,
        onderwerp="Lesgeld",
        notitie="Vroeg uitleg.",
        dag=dag,
        medewerker=medewerker,
    )
    Belverzoek.objects.create(persoon=wie, telefoon="0612345678", dagdeel=Dagdeel.OCHTEND, onderwerp="Lesgeld", dag=dag, bel_voor=dag)
