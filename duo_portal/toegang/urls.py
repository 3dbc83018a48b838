from django.urls import path

from duo_portal.toegang import inlogweg, sessieviews, views
from duo_portal.toegang.beheer.doelen import doelpagina
from duo_portal.toegang.rechten import voor_medewerker
from duo_portal.toegang.rollen import Rol

app_name = "toegang"
urlpatterns = [
    path("inloggen/", views.inloggen, name="inloggen"),
    path("inloggen/begin/", inlogweg.begin, name="begin"),
    path("inloggen/klaar/", inlogweg.klaar, name="klaar"),
    path("sessie/", sessieviews.stand, name="sessie"),
    path("sessie/verlengen/", sessieviews.verleng, name="verleng"),
    path("sessie/bewaren/", sessieviews.bewaar_getypt, name="bewaar"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
    path("namens/", views.namens, name="namens"),
    path("wie-keek/", views.inzagen, name="inzagen"),
    path("beheer/doel/", voor_medewerker(*Rol)(doelpagina), name="doel"),
]
