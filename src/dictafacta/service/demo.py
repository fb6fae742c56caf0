"""The pages of the demo: invented ones about four happenings, and articles of Wikinews."""

from collections.abc import Iterator
from importlib.resources import files

from dictafacta.model import Page

FOLDER = files("dictafacta.service") / "demo_pages"
INVENTED, WIKINEWS = "invented/", "wikinews/"


def demo_pages() -> Iterator[Page]:
    """Yield the bundled pages, with what is stated of those that do not tell it themselves.

    What is in `invented` is made up, and says so; `demo_pages/README.md` tells whose the texts are.
    """
    table = (FOLDER / "pages.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[2:]:
        file, language, published, url = line.split("\t")
        yield Page(
            uri=f"demo:{file}",
            content=(FOLDER / file).read_bytes(),
            media_type="text/html" if file.endswith(".html") else "text/plain",
            language=language or None,
            published=published or None,
            url=url or None,
        )
