"""Addresses of the app, and those of the door."""

from django.contrib import admin
from django.urls import include, path

from tests.contrib.django.shop.views import edit

urlpatterns = [
    path("admin/", admin.site.urls),
    path("wilayah/", include("kodewilayah.contrib.django.urls")),
    path("new/", edit),
    path("edit/<int:pk>/", edit),
]
