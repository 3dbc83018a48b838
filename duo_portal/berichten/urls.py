from django.urls import path

from duo_portal.berichten import views

app_name = "berichten"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("contact/", views.contact, name="contact"),
    path("bel-mij/", views.bel_mij, name="bel_mij"),
    path("voorkeuren/", views.voorkeuren, name="voorkeuren"),
    path("<int:bericht_id>/", views.bericht, name="bericht"),
    path("<int:bericht_id>/brief.pdf", views.brief, name="brief"),
    path("<int:bericht_id>/brief-grote-letters.pdf", views.brief_groot, name="brief_groot"),
    path("<int:bericht_id>/voorgelezen.wav", views.geluid, name="geluid"),
]
