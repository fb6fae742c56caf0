"""Across documents: names, copies, stories, accounts; human judgements."""
