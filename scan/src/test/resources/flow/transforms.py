import base64
import hashlib
import json

import requests

URL = "https://t.example.com"


def hashed(email):
    requests.post(URL, json=hashlib.sha256(email.encode()).hexdigest())  # sends: ~EMAIL -> t.example.com


def hashed_in_steps(email):
    h = hashlib.sha256()
    h.update(email.encode())
    requests.post(URL, json=h.hexdigest())  # sends: ~EMAIL -> t.example.com


def encoded(email):
    requests.post(URL, data=base64.b64encode(email.encode()))  # sends: EMAIL -> t.example.com


def length(email):
    requests.post(URL, json={"n": len(email)})  # sends: -> t.example.com


def compared(email):
    requests.post(URL, json={"same": email == "x"})  # sends: -> t.example.com


def text(email):
    requests.post(URL, json=str(email).strip().lower())  # sends: EMAIL -> t.example.com


def sliced(email):
    requests.post(URL, json=email[:3])  # sends: EMAIL -> t.example.com


def dumped(email):
    requests.post(URL, data=json.dumps([email]).encode("utf-8"))  # sends: EMAIL -> t.example.com


def through_unknown(email, mangle):
    requests.post(URL, data=mangle(email))  # sends: EMAIL -> t.example.com


def own(email):
    return "".join(reversed(email))


def through_own(email):
    requests.post(URL, data=own(email))  # sends: EMAIL -> t.example.com


def hide(value):
    return hashlib.sha256(value.encode()).hexdigest()


def through_own_hash(email):
    requests.post(URL, data=hide(email))  # sends: ~EMAIL -> t.example.com


def killed_by_branch(email):
    value = email
    if True:
        value = "fixed"
    else:
        value = "other"
    requests.post(URL, data=value)  # sends: -> t.example.com


def returned_early(email):
    value = "fixed"
    if email:
        value = email
        return value
    requests.post(URL, data=value)  # sends: -> t.example.com
