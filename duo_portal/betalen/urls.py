from django.urls import path

from duo_portal.betalen import views

app_name = "betalen"
urlpatterns = [
    path("<int:vordering_id>/", views.betalen, name="betalen"),
    path("<int:vordering_id>/overzicht/", views.overzicht, name="overzicht"),
]
