"""Register files in and out: one module a format, all behind the interface of ``interface.py``."""
