"""spaCy components: who said what and who did what, on anybody's Universal Dependencies pipeline.

`nlp.add_pipe("dictafacta_statements")` sets `doc._.statements`,
`nlp.add_pipe("dictafacta_events")` sets `doc._.events`.
"""

from dictafacta.spacy_plugin.components import EventFinder, StatementFinder
from dictafacta.spacy_plugin.views import DocEvent, DocStatement

__all__ = ["DocEvent", "DocStatement", "EventFinder", "StatementFinder"]
