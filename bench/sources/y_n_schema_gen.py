import ast, inspect, textwrap, argparse, pathlib
TEMPLATE = '''
import requests

def {name}({args}):
    return requests.{verb}("{url}", json=dict({kw})).json()
'''
def generate(spec):
    out = []
    for path, ops in spec["paths"].items():
        for verb, op in ops.items():
            params = [p["name"] for p in op.get("parameters", [])]
            out.append(TEMPLATE.format(name=op["operationId"], args=", ".join(params), verb=verb, url=spec["servers"][0]["url"] + path, kw=", ".join(f"{p}={p}" for p in params)))
    src = "\n".join(out)
    ast.parse(src)
    return src
if __name__ == "__main__":
    import yaml
    p = argparse.ArgumentParser(); p.add_argument("spec"); p.add_argument("out")
    a = p.parse_args()
    pathlib.Path(a.out).write_text(generate(yaml.safe_load(open(a.spec))))
