"""The law as data: model, load, pick (which version applies), check, diff."""
