"""Prints the calls of each file that is named on standard input, as CPython sees them: the oracle of CallsTest."""
from __future__ import print_function

import ast
import sys
import warnings

warnings.simplefilter("ignore")
# Before 3.8, ends are not told, and what stands in brackets begins inside of them: what is called counts there, not where.
POSITIONS = sys.version_info >= (3, 8)
# In f-strings, positions are wrong before 3.12.
FORMATTED = ast.JoinedStr if (3, 8) <= sys.version_info < (3, 12) else ()
STATEMENTS = () if POSITIONS else ("print", "exec")


def called(function):
    if isinstance(function, ast.Name):
        return function.id
    return "." + function.attr if isinstance(function, ast.Attribute) else "?"


print("NOWHERE" if not POSITIONS else "OUTSIDE" if FORMATTED else "EVERYWHERE")
for path in sys.stdin.read().split("\n"):
    if not path:
        continue
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (SyntaxError, ValueError, TypeError, RuntimeError, MemoryError):
        continue
    calls = []
    stack = [(tree, not POSITIONS)]
    while stack:
        node, unplaced = stack.pop()
        unplaced = unplaced or isinstance(node, FORMATTED)
        if isinstance(node, ast.Call):
            name = called(node.func)
            if all(ord(c) < 128 for c in name) and name not in STATEMENTS:
                where = "" if unplaced else "%d:%d %d " % (node.lineno, node.col_offset, node.end_lineno)
                calls.append(where + name)
        stack.extend((child, unplaced) for child in ast.iter_child_nodes(node))
    print("F", path)
    for call in sorted(calls):
        print("C", call)
