import requests

BASE = "https://svc.example.com"


def api(method, path, **options):
    options.setdefault("timeout", 5)
    headers = options.pop("headers", {})
    headers["X-Client"] = "cli"
    return requests.request(method, BASE + path, headers=headers, **options)  # egress sensitive


def register(name, email, password):
    form = dict(name=name, email=email)
    form.update(password=password)
    return api("POST", "/register", data=form)


def ping():
    return api("GET", "/ping")
