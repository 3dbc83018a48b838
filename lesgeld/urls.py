from django.urls import path

from lesgeld import views

app_name = "lesgeld"
urlpatterns = [
    path("", views.nieuwste, name="nieuwste"),
    path("<int:jaar>/", views.schooljaar, name="schooljaar"),
    path("<int:jaar>/berekening/", views.berekening, name="berekening"),
    path("aanvraag/<int:aanvraag_id>/", views.bevestig, name="bevestig"),
]
