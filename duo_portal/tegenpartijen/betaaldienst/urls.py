from django.urls import path

from duo_portal.tegenpartijen.betaaldienst import views

app_name = "nagebootste-bank"
urlpatterns = [path("<slug:dienstkenmerk>/", views.betaal, name="betaal")]
