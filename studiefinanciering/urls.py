from django.urls import URLPattern, path

from studiefinanciering import views, views_open
from studiefinanciering.aanvragen.urls import urlpatterns as aanvragen
from studiefinanciering.ouders.urls import urlpatterns as ouders

app_name = "studiefinanciering"
urlpatterns: list[URLPattern] = [
    path("", views.nu, name="nu"),
    path("maanden/", views.maanden, name="maanden"),
    path("maand/<int:jaar>/<int:maandnummer>/", views.maand, name="maand"),
    path("als-ik-stop/", views.stop, name="als_ik_stop"),
    path("zo-controleren-wij/", views_open.zo_controleren_wij, name="zo_controleren_wij"),
    *aanvragen,
    *ouders,
]
