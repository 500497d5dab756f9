"""Kvalitetshjulet: quality management for municipal social services (socialtjänst).

Each package is one subject of the law or one technical foundation; ``app.py`` is the table of contents.
"""
