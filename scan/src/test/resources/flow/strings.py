import os
import requests
from urllib.parse import urljoin

HOST = "api.example.com"
BASE = "https://" + HOST
URLS = {"users": "https://users.example.com/v1", "orders": "https://orders.example.com/v1"}


def plus(email):
    requests.post(BASE + "/users", json=email)  # sends: EMAIL -> api.example.com


def formatted(email, uid):
    requests.post(f"https://{HOST}/users/{uid}", json=email)  # sends: EMAIL -> api.example.com


def percent(email, uid):
    requests.post("https://%s/users/%d" % (HOST, uid), json=email)  # sends: EMAIL -> api.example.com


def percent_named(email):
    requests.post("https://%(host)s/users" % {"host": HOST}, json=email)  # sends: EMAIL -> api.example.com


def format_method(email):
    requests.post("https://{}/users".format(HOST), json=email)  # sends: EMAIL -> api.example.com


def format_named(email):
    requests.post("https://{h}/users".format(h=HOST), json=email)  # sends: EMAIL -> api.example.com


def join(email):
    requests.post("/".join(["https://join.example.com", "v1", "x"]), json=email)  # sends: EMAIL -> join.example.com


def url_join(email):
    requests.post(urljoin("https://join.example.com/a/", "b"), json=email)  # sends: EMAIL -> join.example.com


def path_join(email):
    requests.post(os.path.join(BASE, "v1"), json=email)  # sends: EMAIL -> api.example.com


def looked_up(email):
    requests.post(URLS["users"], json=email)  # sends: EMAIL -> users.example.com


def looked_up_by_get(email):
    requests.post(URLS.get("orders"), json=email)  # sends: EMAIL -> orders.example.com


def either(email, test):
    url = "https://test.example.com" if test else "https://live.example.com"
    requests.post(url, json=email)  # sends: EMAIL -> live.example.com test.example.com


def reassigned(email):
    url = "https://old.example.com"
    url = "https://new.example.com"
    requests.post(url, json=email)  # sends: EMAIL -> new.example.com


def grown(email):
    url = "https://grown.example.com"
    url += "/v1"
    url = url.rstrip("/") + "/users"
    requests.post(url, json=email)  # sends: EMAIL -> grown.example.com


def default_value(email, url="https://default.example.com"):
    requests.post(url, json=email)  # sends: EMAIL -> default.example.com


def from_environment(email):
    requests.post(os.environ["SERVICE_URL"], json=email)  # sends: EMAIL -> ?


def from_environment_or(email):
    requests.post(os.getenv("SERVICE_URL", "https://env.example.com"), json=email)  # sends: EMAIL -> env.example.com


def in_a_query(email):
    requests.get(f"https://{HOST}/find?mail={email}")  # fetches: @EMAIL -> api.example.com
