from django.urls import path

from studiefinanciering.aanvragen import views

urlpatterns = [
    path("voorstel/<int:aanvraag_id>/", views.voorstel, name="voorstel"),
    path("wijzigen/", views.wijzigen, name="wijzigen"),
    path("stoppen/", views.stoppen, name="stoppen"),
]
