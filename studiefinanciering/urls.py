from django.urls import URLPattern

app_name = "studiefinanciering"
urlpatterns: list[URLPattern] = []
