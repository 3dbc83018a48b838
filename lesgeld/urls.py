from django.urls import path

from lesgeld import views
from lesgeld.views_beslissing import beslissing
from lesgeld.views_terugvragen import terugvragen

app_name = "lesgeld"
urlpatterns = [
    path("", views.nieuwste, name="nieuwste"),
    path("<int:jaar>/", views.schooljaar, name="schooljaar"),
    path("<int:jaar>/berekening/", views.berekening, name="berekening"),
    path("<int:jaar>/terugvragen/", terugvragen, name="terugvragen"),
    path("<int:jaar>/beslissing/", beslissing, name="beslissing"),
    path("aanvraag/<int:aanvraag_id>/", views.bevestig, name="bevestig"),
]
