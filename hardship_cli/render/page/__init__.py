"""A case as one self-contained page: ``page.py`` puts it together, ``picture.py`` draws the timeline, ``style.css`` dresses it."""
