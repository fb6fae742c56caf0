"""Tells on whose word an event rests: the speaker of the statement that its anchor stands in."""

from dictafacta.model import Parse, Statement


class Sources:
    """Finds the innermost statement over a token."""

    def __init__(self, parse: Parse, statements: tuple[Statement, ...]) -> None:
        self._statements = statements
        self._inside: dict[int, int] = {}
        self._cues: dict[int, int] = {}
        self._index(parse)

    def _index(self, parse: Parse) -> None:
        """Longer statements first, so that what a statement quotes takes its tokens back."""
        sizes = [(sum(map(len, s.content)), n) for n, s in enumerate(self._statements)]
        for _, number in sorted(sizes, reverse=True):
            for span in self._statements[number].content:
                for token in parse.tokens_in(span):
                    self._inside[token] = number
        for number, statement in enumerate(self._statements):
            if statement.cue:
                for token in parse.tokens_in(statement.cue.span):
                    self._cues[token] = number

    def over(self, token: int) -> Statement | None:
        """Return the innermost statement whose content holds the token."""
        number = self._inside.get(token)
        return None if number is None else self._statements[number]

    def cued_by(self, token: int) -> Statement | None:
        """Return the statement that the token is the cue of."""
        number = self._cues.get(token)
        return None if number is None else self._statements[number]
