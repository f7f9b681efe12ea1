import functools
import requests
post = functools.partial(requests.post, timeout=3)
handlers = {"create": requests.post, "drop": requests.delete}
def run(email):
    post("https://p.example.com", json={"email": email})  # egress sensitive
    handlers["create"]("https://p.example.com", json={"e": email})  # egress sensitive
    getattr(requests, "put")("https://p.example.com", data=email)  # egress sensitive
    import importlib
    importlib.import_module("requests").post("https://p.example.com", data="x")  # egress
