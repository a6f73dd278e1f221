"""Which documents have runs that cannot be shown: all of them are told, and the build has failed."""

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def connect(app: Sphinx) -> None:
    app.connect("env-purge-doc", lambda app, env, name: of(env).discard(name))
    app.connect("env-merge-info", lambda app, env, names, other: of(env).update(of(other)))
    # What is wrong is told by every build, until it is right.
    app.connect("env-get-outdated", lambda app, env, *changes: sorted(of(env)))
    app.connect("env-updated", fail)


def of(env: BuildEnvironment) -> set[str]:
    if not hasattr(env, "turnlab_wrong"):
        env.turnlab_wrong = set()
    return env.turnlab_wrong


def note(env: BuildEnvironment) -> None:
    of(env).add(env.docname)


def fail(app: Sphinx, env: BuildEnvironment) -> list[str]:
    if of(env):
        app.statuscode = 1
    return []
