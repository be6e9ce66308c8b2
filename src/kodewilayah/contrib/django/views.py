"""The JSON of the cascade and the search, as Django answers it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kodewilayah.contrib.cascade import answer


@require_safe
def data(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer GET and HEAD with what `kodewilayah.contrib.cascade.answer` says of the path; other methods with 405."""
    reply = answer(path, request.GET.dict(), if_none_match=request.headers.get("If-None-Match"))
    return HttpResponse(reply.body, status=reply.status, headers=reply.headers)


# What the decrees publish is no secret, and a form for people who have no account yet needs it.
data.login_required = False  # what Django's login_not_required sets
