from django.urls import path

from duo_portal.mijngegevens.views import rekening, start

app_name = "mijngegevens"
urlpatterns = [
    path("", start.start, name="start"),
    path("wie-keek/", start.gebruik, name="gebruik"),
    path("rekening/", rekening.rekening, name="rekening"),
    path("rekening/bevestigen/", rekening.bevestig, name="rekening_bevestig"),
]
