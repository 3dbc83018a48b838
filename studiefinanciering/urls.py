from django.urls import URLPattern, path

from studiefinanciering import views

app_name = "studiefinanciering"
urlpatterns: list[URLPattern] = [
    path("", views.nu, name="nu"),
    path("maanden/", views.maanden, name="maanden"),
    path("maand/<int:jaar>/<int:maandnummer>/", views.maand, name="maand"),
    path("als-ik-stop/", views.stop, name="als_ik_stop"),
]
