"""Small modules that the packaged program gets in place of large libraries it hardly uses.

`build.spec` says which names they answer to. The checkout and the tests use the libraries.
"""
