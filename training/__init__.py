"""Training of the Polish engine: corpora come in, int8 weights, tables and a model card go out."""
