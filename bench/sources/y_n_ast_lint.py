import ast, sys, tokenize
BAD = {"requests.get", "requests.post", "urllib.request.urlopen", "socket.create_connection"}
class V(ast.NodeVisitor):
    def __init__(self): self.hits = []
    def visit_Call(self, node):
        name = ast.unparse(node.func)
        if name in BAD and not any(k.arg == "timeout" for k in node.keywords):
            self.hits.append((node.lineno, name))
        self.generic_visit(node)
def main(paths):
    for p in paths:
        with tokenize.open(p) as f:
            v = V(); v.visit(ast.parse(f.read(), p))
        for line, name in v.hits:
            print(f"{p}:{line}: {name} without timeout")
main(sys.argv[1:])
