"""Prints the calls of each file that is named on standard input, as CPython sees them: the oracle of CallsTest."""
import ast
import sys
import warnings

warnings.simplefilter("ignore")
for path in sys.stdin.read().split("\n"):
    if not path:
        continue
    try:
        tree = ast.parse(open(path, "rb").read())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        continue
    calls = []
    # Positions inside of f-strings are wrong before Python 3.12: what is called counts there, not where.
    stack = [(tree, False)]
    while stack:
        node, formatted = stack.pop()
        formatted = formatted or isinstance(node, ast.JoinedStr) and sys.version_info < (3, 12)
        if isinstance(node, ast.Call):
            f = node.func
            name = f.id if isinstance(f, ast.Name) else "." + f.attr if isinstance(f, ast.Attribute) else "?"
            if name.isascii():
                calls.append(name if formatted else f"{node.lineno}:{node.col_offset} {node.end_lineno} {name}")
        stack.extend((child, formatted) for child in ast.iter_child_nodes(node))
    print("F", path)
    for call in sorted(calls):
        print("C", call)
