"""The URLs of the JSON: `path("wilayah/", include("kodewilayah.contrib.django.urls"))`."""

from django.urls import path

from kodewilayah.contrib.django.views import data

app_name = "kodewilayah"
urlpatterns = [path("", data, name="root"), path("<path:path>", data, name="data")]
