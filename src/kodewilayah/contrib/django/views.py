"""The view that serves the JSON of the cascade and the search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kodewilayah.contrib.cascade import answer


@require_safe
def data(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer GET and HEAD with the response of `kodewilayah.contrib.cascade.answer`, and other methods with 405."""
    reply = answer(path, request.GET.dict(), if_none_match=request.headers.get("If-None-Match"))
    return HttpResponse(reply.body, status=reply.status, headers=reply.headers)


# The data of the decrees is public, and a registration form needs it before its user has an account.
data.login_required = False  # Django's decorator `login_not_required` sets this attribute
