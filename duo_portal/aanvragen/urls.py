from django.urls import path

from duo_portal.aanvragen import views

app_name = "aanvragen"
urlpatterns = [
    path("<int:aanvraag_id>/", views.aanvraag, name="aanvraag"),
    path("<int:aanvraag_id>/bewijs/", views.bewijs, name="bewijs"),
]
