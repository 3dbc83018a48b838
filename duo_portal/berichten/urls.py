from django.urls import path

from duo_portal.berichten import views

app_name = "berichten"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("<int:bericht_id>/", views.bericht, name="bericht"),
    path("<int:bericht_id>/brief.pdf", views.brief, name="brief"),
]
