from django.urls import path

from duo_portal.mijngegevens.views import email, rekening, start

app_name = "mijngegevens"
urlpatterns = [
    path("", start.start, name="start"),
    path("wie-keek/", start.gebruik, name="gebruik"),
    path("rekening/", rekening.rekening, name="rekening"),
    path("rekening/bevestigen/", rekening.bevestig, name="rekening_bevestig"),
    path("email/", email.email, name="email"),
    path("email/weghalen/", email.email_weg, name="email_weg"),
    path("email/bevestigen/<str:token>/", email.email_bevestigen, name="email_bevestigen"),
]
