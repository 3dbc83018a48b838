from django.urls import path

from duo_portal.betalen.views import betalen, incasso

app_name = "betalen"
urlpatterns = [
    path("<int:vordering_id>/", betalen.betalen, name="betalen"),
    path("<int:vordering_id>/termijnen/", incasso.termijnen, name="termijnen"),
    path("<int:vordering_id>/stoppen/", incasso.stoppen, name="stoppen"),
    path("<int:vordering_id>/overzicht/", betalen.overzicht, name="overzicht"),
]
