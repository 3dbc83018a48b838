from django.urls import path

from duo_portal.portaal import views

app_name = "portaal"
urlpatterns = [path("", views.voorpagina, name="voorpagina")]
