"""Tells what a text is about, as far as events need it: politics, or sport and show business."""

from dictafacta.extract.events.grammar import Grammar

FEW = 4  # political nouns under which a text is of no topic
SHARE = 0.015  # of all tokens
LONG = 400  # tokens from which a text shows what it is about
RARE = 0.004  # share of political nouns under which a long text is about something else
RIVALS = 2  # how many political nouns must stand against each of another topic


class Topic:
    """Counts the political and unpolitical nouns of a document once."""

    def __init__(self, grammar: Grammar) -> None:
        self.political = self.unpolitical = 0
        for token in grammar.tokens:
            if token.upos in ("NOUN", "PROPN"):
                self.political += grammar.of_class(token.index, "political")
                self.unpolitical += grammar.of_class(token.index, "unpolitical")
        self._size = len(grammar.tokens)

    @property
    def is_politics(self) -> bool:
        """Whether political nouns are frequent, and far more than those of sport and shows."""
        enough = self.political >= max(FEW, SHARE * self._size)
        return enough and self.political > RIVALS * self.unpolitical

    @property
    def is_elsewhere(self) -> bool:
        """Whether a long text hardly speaks of politics: a guide, a match, a product."""
        few = self.political < RARE * self._size
        return self._size >= LONG and (few or self.political < self.unpolitical)
