"""Every rule about the sources, by its name, with the sources it holds for.

A new rule goes into one of the tables below and gets a broken sample in test_rules_can_fail.py; both the rule on the
real sources and the proof that it can fail then run by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.architecture import imports, names, sizes, trials, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.architecture.sources import Source

    Rule = Callable[[list[Source]], list[str]]

# For every Python file of the repository.
EVERYWHERE: dict[str, Rule] = {
    "functions are short": sizes.long_functions,
    "classes are short": sizes.long_classes,
    "files are short": sizes.long_files,
    "tables of data hold no code": sizes.busy_data_tables,
    "everything is annotated": names.missing_annotations,
    "names say something": names.empty_names,
    "names are written out": names.abbreviations,
    "nouns are not fetched": names.getters,
}

# For the program alone.
IN_THE_PROGRAM: dict[str, Rule] = {
    "the median function is short": sizes.long_median,
    "bootstrap only composes": sizes.long_bootstrap,
    "libraries stay in their layer": imports.foreign_imports,
    "nothing reaches for the network": imports.network_imports,
    "the command line never loads Qt": imports.eager_windows,
    "sentences can be translated": words.untranslated,
    "translations are whole literals": words.assembled,
    "only the command line prints": words.prints,
}

# For the tests alone.
IN_THE_TESTS: dict[str, Rule] = {
    "every test asserts": trials.silent_tests,
}

ALL: dict[str, Rule] = {**EVERYWHERE, **IN_THE_PROGRAM, **IN_THE_TESTS}
