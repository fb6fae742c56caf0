"""How much of what stands in quotation marks the statements of a document account for."""

from dataclasses import dataclass

from dictafacta.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The outermost quotations of a text, without their marks: those that belong to a statement
    with a speaker, those whose statement has none, and those that no statement takes up (names,
    titles, scare quotes, or speech that was missed)."""

    attributed: tuple[Span, ...] = ()
    without_speaker: tuple[Span, ...] = ()
    unclaimed: tuple[Span, ...] = ()

    @property
    def quotations(self) -> int:
        """The number of outermost quotations."""
        return len(self.attributed) + len(self.without_speaker) + len(self.unclaimed)

    @property
    def share(self) -> float:
        """The share of quotations that belong to a statement, 0 to 1; 1 where there is none."""
        return 1 - len(self.unclaimed) / self.quotations if self.quotations else 1.0
