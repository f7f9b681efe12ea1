import functools
import threading
from concurrent.futures import ThreadPoolExecutor

import requests


def post(url, data):
    return requests.post(url, json=data)  # sends: EMAIL PHONE -> one.example.com two.example.com


def one(email):
    post("https://one.example.com", email)


def two(user):
    post(url="https://two.example.com", data={"x": user.phone_number})


def deep(payload):
    return inner(payload)


def inner(payload):
    return innermost("https://deep.example.com", payload)


def innermost(url, payload):
    return requests.post(url, json=payload)  # sends: US_SSN -> deep.example.com


def calls_deep(row):
    deep(row["ssn"])


def star(*args, **kwargs):
    return requests.post(*args, **kwargs)  # sends: EMAIL -> star.example.com


def calls_star(email):
    star("https://star.example.com", json=email)


def in_thread(url, data):
    requests.post(url, json=data)  # sends: EMAIL -> thread.example.com


def starts_thread(email):
    threading.Thread(target=in_thread, args=("https://thread.example.com", email)).start()


def in_pool(url, data):
    requests.post(url, json=data)  # sends: EMAIL -> pool.example.com


def uses_pool(email):
    with ThreadPoolExecutor() as pool:
        pool.submit(in_pool, "https://pool.example.com", email)


def mapped(data):
    requests.post("https://map.example.com", json=data)  # sends: EMAIL -> map.example.com


def uses_map(email):
    with ThreadPoolExecutor() as pool:
        list(pool.map(mapped, [email]))


def partly(url, data):
    requests.post(url, json=data)  # sends: EMAIL -> part.example.com


def uses_partial(email):
    send = functools.partial(partly, "https://part.example.com")
    send(email)


def direct_partial(email):
    send = functools.partial(requests.post, "https://direct.example.com")
    send(json=email)  # sends: EMAIL -> direct.example.com


def by_callback(callback, email):
    callback("https://callback.example.com", json=email)  # sends: EMAIL -> callback.example.com


def uses_callback(email):
    by_callback(requests.post, email)


def never_called(url, iban):
    requests.post(url, json=iban)  # sends: IBAN -> ?


def identity(x):
    return x


def through_identity(email):
    requests.post("https://identity.example.com", json=identity(email))  # sends: EMAIL -> identity.example.com


def other_through_identity(count):
    requests.post("https://identity.example.com", json=identity(count))  # sends: -> identity.example.com


def headers(token):
    return {"Authorization": "Bearer " + token}


def with_headers(api_key):
    requests.get("https://headers.example.com", headers=headers(api_key))  # fetches: !SECRET -> headers.example.com


def fills(payload, email):
    payload["contact"] = email


def filled(email):
    body = {}
    fills(body, email)
    requests.post("https://fill.example.com", json=body)  # sends: EMAIL -> fill.example.com
