from django.urls import path

from duo_portal.mijngegevens.views import code, email, machtigingen, meenemen, rekening, start

app_name = "mijngegevens"
urlpatterns = [
    path("", start.start, name="start"),
    path("wie-keek/", start.gebruik, name="gebruik"),
    path("rekening/", rekening.rekening, name="rekening"),
    path("rekening/bevestigen/", rekening.bevestig, name="rekening_bevestig"),
    path("email/", email.email, name="email"),
    path("email/weghalen/", email.email_weg, name="email_weg"),
    path("email/bevestigen/", email.email_bevestigen, name="email_bevestigen"),
    path("machtigingen/", machtigingen.overzicht, name="machtigingen"),
    path("machtigingen/nieuw/", machtigingen.nieuw, name="machtiging_nieuw"),
    path("machtigingen/code/", code.code, name="code"),
    path("machtigingen/code/aannemen/", code.aannemen, name="code_aannemen"),
    path("machtigingen/aanbod/<int:aanbod_id>/", machtigingen.aanbod, name="aanbod"),
    path("machtigingen/aanbod/<int:aanbod_id>/bevestigen/", machtigingen.bevestig, name="aanbod_bevestigen"),
    path("machtigingen/aanbod/<int:aanbod_id>/weigeren/", machtigingen.weiger, name="aanbod_weigeren"),
    path("machtigingen/<int:vertegenwoordiging_id>/stoppen/", machtigingen.stop, name="machtiging_stop"),
    path("meenemen/", meenemen.meenemen, name="meenemen"),
    path("meenemen/mijn-gegevens.json", meenemen.als_json, name="meenemen_json"),
    path("meenemen/mijn-gegevens.pdf", meenemen.als_pdf, name="meenemen_pdf"),
    path("schema.json", meenemen.schema, name="schema"),
]
