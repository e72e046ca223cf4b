"""Who may import what from outside, that nothing reaches for the network, and that nothing goes round in circles."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

import grimp

from tests.architecture.sources import imported_modules

if TYPE_CHECKING:
    from tests.architecture.sources import Source

# What each layer may import beside the standard library and ourselves.
LIBRARIES = {
    "": set[str](),
    "domain": {"rapidfuzz"},
    "system": {"platformdirs", "keyring"},
    "exchange": {"vobject", "icalendar", "charset_normalizer"},
    "storage": {"peewee", "playhouse", "apsw"},
    "services": set[str](),
    "cli": set[str](),
    "ui": {"PySide6", "shiboken6"},
}
NETWORK = {
    "asyncio", "ftplib", "http", "imaplib", "nntplib", "poplib", "smtplib", "socketserver", "ssl", "telnetlib",
    "urllib.request", "webbrowser", "wsgiref", "xmlrpc",
}  # fmt: skip
LOCAL_SOCKETS = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
WITHOUT_QT = ("__main__.py", "bootstrap.py")


def foreign_imports(sources: list[Source]) -> list[str]:
    """Imports of libraries that this layer may not know."""
    findings = []
    for source in sources:
        allowed = LIBRARIES.get(source.package, set()) | {"whence"} | set(sys.stdlib_module_names)
        for module, node in imported_modules(source.tree):
            if module.split(".")[0] not in allowed:
                named = ", ".join(sorted(LIBRARIES.get(source.package, ()))) or "nothing"
                library = module.split(".")[0]
                findings.append(f"{source.at(node)} {library}: beside the standard library this layer uses {named}")
    return sorted(set(findings))


def network_imports(sources: list[Source]) -> list[str]:
    """Imports that could open a network connection; sockets are for this machine, and only in system."""
    findings = []
    for source in sources:
        for module, node in imported_modules(source.tree):
            parts = module.split(".")
            is_network = any(".".join(parts[:length]) in NETWORK for length in (1, 2))
            is_foreign_socket = parts[0] == "socket" and source.package != "system"
            is_qt_network = module.startswith("PySide6.QtNetwork.") and module not in LOCAL_SOCKETS
            if is_network or is_foreign_socket or is_qt_network:
                findings.append(f"{source.at(node)} {module}: this program never opens a network connection")
        findings += [
            f"{source.at(node)} {node.attr}: only local sockets (AF_UNIX)"
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Attribute) and node.attr in ("AF_INET", "AF_INET6", "create_connection")
        ]
    return sorted(set(findings))


def eager_windows(sources: list[Source]) -> list[str]:
    """Imports of ui or Qt at the head of what the command line loads."""
    findings = []
    for source in sources:
        if source.place not in WITHOUT_QT and source.package != "cli":
            continue
        for statement in source.tree.body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                findings += [
                    f"{source.at(node)} imports the window: do it inside the function that opens it"
                    for module, node in imported_modules(statement)
                    if module.startswith(("whence.ui", "PySide6"))
                ]
    return sorted(set(findings))


def import_cycles(package: str) -> list[str]:
    """Return the modules of a package that import each other round about, imports inside functions included."""
    graph = grimp.build_graph(package, cache_dir=None)
    arrows = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    while True:
        imported = set[str]().union(*arrows.values())
        ends = {module for module, targets in arrows.items() if not targets or module not in imported}
        if not ends:
            return sorted(arrows)
        arrows = {module: targets - ends for module, targets in arrows.items() if module not in ends}
