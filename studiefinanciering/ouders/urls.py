from django.urls import path

from studiefinanciering.ouders import views, views_code

urlpatterns = [
    path("ouders/", views.ouders, name="ouders"),
    path("ouders/<int:kind_id>/<int:jaar>/", views.ouderkind, name="ouderkind"),
    path("ouders/code/", views_code.oudercode, name="oudercode"),
    path("ouders/code/versturen/", views_code.oudercode_versturen, name="oudercode_versturen"),
]
