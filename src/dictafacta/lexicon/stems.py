"""Takes case endings off proper names, so that their inflected forms can be compared."""

from dataclasses import dataclass

from dictafacta.lexicon.settings import Settings

SHORTEST = 3  # letters that a stem must keep


@dataclass(frozen=True, slots=True)
class Stemmer:
    """Case endings, the longest first, and how the end of a stem changes before them."""

    endings: tuple[str, ...] = ()
    alternations: tuple[tuple[str, str], ...] = ()

    def stem(self, word: str) -> str:
        """Return the case-folded word without its longest ending, if enough letters remain."""
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                word = word[: -len(ending)]
                break
        for ending, other in self.alternations:
            if word.endswith(ending):
                return word[: -len(ending)] + other
        return word

    def key(self, key: str) -> str:
        """Return the words of a key, parted by blanks, without endings."""
        return " ".join(map(self.stem, key.split(" "))) if self.endings else key


def stemmer(settings: Settings) -> Stemmer:
    """Return the stemmer of a language; one without case endings changes nothing."""
    endings = tuple(sorted(settings.name_endings, key=len, reverse=True))
    return Stemmer(endings, settings.name_alternations)
