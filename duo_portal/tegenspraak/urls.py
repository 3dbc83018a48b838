from django.urls import path

from duo_portal.tegenspraak import views

app_name = "tegenspraak"
urlpatterns = [
    path("bericht/<int:bericht_id>/", views.bezwaar, name="bezwaar"),
    path("besluit/<int:besluit_id>/", views.tegen_besluit, name="besluit"),
    path("meekijken/<int:besluit_id>/", views.meekijken, name="meekijken"),
    path("<int:zaak_id>/", views.zaak, name="zaak"),
    path("<int:zaak_id>/intrekken/", views.intrekken, name="intrekken"),
]
