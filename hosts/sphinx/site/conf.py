project = "A manual"
extensions = ["sphinx_turnlab"]
turnlab_base = "https://example.org/turnlab/"
# The theme of this page is light, whatever its reader prefers.
turnlab_theme = "light"
