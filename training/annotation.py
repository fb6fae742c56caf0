"""The annotated sentence that every reader of a corpus makes and every training step takes."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Annotated:
    """One sentence in surface tokens; a layer that the corpus does not have is None.

    `heads` are indices in the sentence, -1 for the root; `names` are BIO tags over PER, ORG, LOC.
    `words` are the syntactic words of each token, where a treebank tells them.
    """

    forms: list[str]
    spaces: list[bool]
    language: str
    source: str
    document: str = ""
    lemmas: list[str] | None = None
    upos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    names: list[str] | None = None
    weight: float = field(default=1.0)
    words: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The sentence as running text."""
        return "".join(
            f + (" " if s else "") for f, s in zip(self.forms, self.spaces, strict=False)
        ).strip()

    @property
    def key(self) -> str:
        """The letters and digits alone: sentences with equal keys are the same."""
        return "".join(c for f in self.forms for c in f.casefold() if c.isalnum())
