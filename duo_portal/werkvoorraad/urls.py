from django.urls import path

from duo_portal.werkvoorraad import views

app_name = "werkvoorraad"
urlpatterns = [path("besluit/<int:besluit_id>/", views.meekijken, name="meekijken")]
