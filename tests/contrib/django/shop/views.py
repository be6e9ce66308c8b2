"""Pages of the app."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tests.contrib.django.shop.forms import CustomerForm
from tests.contrib.django.shop.models import Customer


def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    customer = None if pk is None else get_object_or_404(Customer, pk=pk)
    form = CustomerForm(request.POST or None, instance=customer)
    if request.method == "POST" and form.is_valid():
        return render(request, "shop/stored.html", {"customer": form.save()})
    return render(request, "shop/edit.html", {"form": form}, status=422 if form.is_bound else 200)
