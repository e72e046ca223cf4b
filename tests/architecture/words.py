"""What is said on screen can be translated, and only the command line prints."""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING

from tests.architecture.sources import ancestors_of, called_name, parent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.architecture.sources import Source

TRANSLATORS = {"tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"}
SETTERS = {
    "addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addSection", "addTab", "append",
    "appendPlainText", "critical", "information", "insertItem", "insertTab", "question", "setAccessibleDescription",
    "setAccessibleName", "setButtonText", "setCancelButtonText", "setDetailedText", "setDescription", "setFormat",
    "setHeaderLabels", "setHorizontalHeaderLabels", "setHtml", "setIconText", "setInformativeText", "setLabelText",
    "setMarkdown", "setPlaceholderText", "setPlainText", "setPrefix", "setSpecialValueText", "setStatusTip",
    "setSubTitle", "setSuffix", "setTabText", "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle",
    "showMessage", "warning",
}  # fmt: skip
SHOWN = re.compile(
    r"Q(Action|CheckBox|CommandLinkButton|DockWidget|GroupBox|InputDialog|Label|LineEdit|ListWidgetItem|Menu|MessageBox"
    r"|PlainTextEdit|ProgressDialog|PushButton|RadioButton|StandardItem|TableWidgetItem|TextEdit|ToolButton"
    r"|TreeWidgetItem)$"
)
SENTENCE = re.compile(r"[^\W\d_]\S* +\S|\S +\S*[^\W\d_]")  # a letter and a space between two words
PROSE = re.compile(r"[A-Za-z]+,? [a-z]+,? [a-z]+")  # three words in a row
UNSEEN = {"debug", "info", "warning", "error", "exception", "log", "compile"}


def untranslated(sources: list[Source]) -> list[str]:
    """Sentences in ui that reach the screen without passing through tr()."""
    findings = set()
    for source in _of_screens(sources):
        shown = {text for call in source.calls() if _shows_text(call) for text in _texts_given(call)}
        unseen = _reasons(source)
        for node in ast.walk(source.tree):
            text = "" if node in unseen else _text_of(node)
            is_sentence = (node in shown and SENTENCE.search(text)) or (PROSE.search(text) and _is_prose(node, text))
            if is_sentence:
                findings.add(f"{source.at(node)} {text!r}: wrap it in tr()")
    return sorted(findings)


def assembled(sources: list[Source]) -> list[str]:
    """Calls of tr() whose text is put together first: no translator can have seen it."""
    return [
        f"{source.at(call)} tr() takes one literal; fill in what changes afterwards"
        for source in _of_screens(sources)
        for call in source.calls()
        if called_name(call) in TRANSLATORS and any(isinstance(each, (ast.JoinedStr, ast.BinOp)) for each in call.args)
    ]


def prints(sources: list[Source]) -> list[str]:
    """Calls of print, and writing to the terminal, outside the command line."""
    return [
        f"{source.at(call)} only the command line prints: log it, or show it"
        for source in sources
        if source.package != "cli" and source.place != "__main__.py"
        for call in source.calls()
        if ast.unparse(call.func) in ("print", "sys.stdout.write", "sys.stderr.write")
    ]


def _of_screens(sources: list[Source]) -> list[Source]:
    return [source for source in sources if source.package == "ui"]


def _reasons(source: Source) -> set[ast.AST]:
    """The texts that say why an action has no key: they are for who reads the table, and never shown."""
    given = [
        keyword.value
        for call in source.calls()
        if called_name(call) == "ActionRow"
        for keyword in call.keywords
        if keyword.arg == "reason"
    ]
    names = {each.id for each in given if isinstance(each, ast.Name)}
    assigned = [
        node.value
        for node in source.tree.body
        if isinstance(node, ast.Assign) and names.intersection(getattr(each, "id", "") for each in node.targets)
    ]
    return {*given, *assigned}


def _shows_text(call: ast.Call) -> bool:
    return called_name(call) in SETTERS or SHOWN.match(called_name(call)) is not None


def _text_of(node: ast.AST) -> str:
    """Return the text of a literal, with {} where an f-string fills in; empty for every other node."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    is_piece = isinstance(parent_of(node), ast.JoinedStr)
    return str(getattr(node, "value", "")) if is_text and not is_piece else ""


def _texts_given(call: ast.Call) -> Iterator[ast.AST]:
    """The text literals among a call's arguments, those of calls within (tr, others) not."""
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        for node in ast.walk(argument):
            if _text_of(node):
                inner = next(each for each in ancestors_of(node) if isinstance(each, ast.Call))
                if inner is call or called_name(inner) in ("format", "join"):
                    yield node


def _is_prose(node: ast.AST, text: str) -> bool:
    """Whether a literal of several words may reach the screen untranslated: no style sheet, docstring or mistake."""
    if "{" in text and ";" in text:
        return False
    statement = parent_of(node)
    if isinstance(statement, ast.Expr):
        return False
    return not any(
        isinstance(around, ast.Assert) or (isinstance(around, ast.Call) and _is_unseen(called_name(around)))
        for around in ancestors_of(node)
    )


def _is_unseen(name: str) -> bool:
    """Whether what is given to this call never reaches the screen, or was translated by it."""
    kind = getattr(builtins, name, None)
    is_mistake = isinstance(kind, type) and issubclass(kind, BaseException)
    return is_mistake or name in TRANSLATORS | UNSEEN
