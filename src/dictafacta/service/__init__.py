"""Use cases as plain functions."""

from dictafacta.service.bootstrap import read, read_many
from dictafacta.service.reading import Reading

__all__ = ["Reading", "read", "read_many"]
