from django.urls import path

from duo_portal.portaal.vragen.views.begin import begin, lijst, weg
from duo_portal.portaal.vragen.views.controle import controle
from duo_portal.portaal.vragen.views.stap import stap

app_name = "vragen"
urlpatterns = [
    path("", lijst, name="lijst"),
    path("<slug:naam>/<int:periode>/", begin, name="begin"),
    path("<slug:naam>/<int:periode>/controle/", controle, name="controle"),
    path("<slug:naam>/<int:periode>/weg/", weg, name="weg"),
    path("<slug:naam>/<int:periode>/<slug:stapnaam>/", stap, name="stap"),
]
