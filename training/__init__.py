"""The recipe that makes the language pipelines: data, training, packaging, report. Not shipped."""
