import time
import functools
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


def retry(n):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **kw):
            for i in range(n):
                try:
                    return fn(*a, **kw)
                except requests.RequestException:
                    time.sleep(2 ** i)
            raise
        return inner
    return deco


def make_session():
    s = requests.Session()
    s.mount("https://", HTTPAdapter(max_retries=Retry(3)))
    return s


@retry(3)
def push(endpoint, doc):
    with make_session() as s:
        r = s.post(endpoint, json=doc)  # egress
        return r.ok


@retry(5)
def pull(endpoint):
    return make_session().get(endpoint).content  # egress
