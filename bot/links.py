"""The platforms that the region uses already: at the end of empty results and for those who ask."""

from bot.config import Region
from bot.replies import Lines, Words, text


def links_words(region: Region) -> Words | None:
    """One line with the region's links; None when it has none."""
    if not region.link:
        return None
    links = Lines(tuple(text("link", name=link.name, url=link.url) for link in region.link), separator=" · ")
    return text("links", links=links)
