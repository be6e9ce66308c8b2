"""A page as a browser reads it."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """The tags of a page, with their attributes as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def one(self, tag: str, **having: str) -> dict[str, str | None]:
        (found,) = [a for t, a in self.found if t == tag and having.items() <= a.items()]
        return found
