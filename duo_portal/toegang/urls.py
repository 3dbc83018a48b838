from django.urls import path

from duo_portal.toegang import views
from duo_portal.toegang.beheer.doelen import doelpagina
from duo_portal.toegang.rechten import voor_medewerker
from duo_portal.toegang.rollen import Rol

app_name = "toegang"
urlpatterns = [
    path("inloggen/", views.inloggen, name="inloggen"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
    path("namens/", views.namens, name="namens"),
    path("wie-keek/", views.inzagen, name="inzagen"),
    path("beheer/doel/", voor_medewerker(*Rol)(doelpagina), name="doel"),
]
