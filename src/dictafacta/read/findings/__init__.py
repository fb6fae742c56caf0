"""Finds damage in an article's text and says where it is; nothing is ever changed silently."""

from dictafacta.read.findings.damage import find_damage

__all__ = ["find_damage"]
