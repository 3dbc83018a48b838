from django.urls import path

from duo_portal.betalen.views import betalen, ideal, incasso, regeling

app_name = "betalen"
urlpatterns = [
    path("ideal/melding/", ideal.melding, name="ideal_melding"),
    path("ideal/<uuid:kenmerk>/", ideal.terug, name="ideal_terug"),
    path("<int:vordering_id>/", betalen.betalen, name="betalen"),
    path("<int:vordering_id>/ideal/", betalen.ideal, name="ideal"),
    path("<int:vordering_id>/termijnen/", incasso.termijnen, name="termijnen"),
    path("<int:vordering_id>/stoppen/", incasso.stoppen, name="stoppen"),
    path("<int:vordering_id>/regeling/", regeling.regeling, name="regeling"),
    path("<int:vordering_id>/regeling/mens/", regeling.mens, name="mens"),
    path("<int:vordering_id>/uitstel/", regeling.uitstel, name="uitstel"),
    path("<int:vordering_id>/overzicht/", betalen.overzicht, name="overzicht"),
]
