import json
import requests


def dict_built(email):
    payload = {"a": 1}
    payload["email"] = email
    requests.post("https://x.example.com", json=payload)  # sends: EMAIL -> x.example.com


def dict_killed(email):
    payload = {"email": email}
    payload = {"a": 1}
    requests.post("https://x.example.com", json=payload)  # sends: -> x.example.com


def other_field(email):
    row = {"email": email, "count": 3}
    requests.post("https://x.example.com", json=row["count"])  # sends: -> x.example.com


def dict_updated(user):
    payload = dict(a=1)
    payload.update(contact=user.email)
    payload.update({"p": user.phone_number})
    requests.post("https://x.example.com", json=payload)  # sends: EMAIL PHONE -> x.example.com


def list_built(users):
    rows = []
    for user in users:
        rows.append({"e": user.email})
    requests.post("https://x.example.com", json=rows)  # sends: EMAIL -> x.example.com


def comprehension(users):
    requests.post("https://x.example.com", json=[u.email for u in users])  # sends: EMAIL -> x.example.com


def dict_comprehension(users):
    requests.post("https://x.example.com", json={u.id: u.email for u in users})  # sends: EMAIL -> x.example.com


def spread(user):
    extra = {"e": user.email}
    requests.post("https://x.example.com", json={"a": 1, **extra})  # sends: EMAIL -> x.example.com


def unpacked(user):
    a, b = user.email, 3
    requests.post("https://x.example.com", json=a)  # sends: EMAIL -> x.example.com
    requests.post("https://x.example.com", json=b)  # sends: -> x.example.com


def nested(user):
    body = {"customer": {"contact": {"mail": user.email}}, "n": 1}
    requests.post("https://x.example.com", json=body["customer"]["contact"])  # sends: EMAIL -> x.example.com


def dumped(user):
    requests.post("https://x.example.com", data=json.dumps({"e": user.email}))  # sends: EMAIL -> x.example.com


def walrus(user):
    if (mail := user.email):
        requests.post("https://x.example.com", json=mail)  # sends: EMAIL -> x.example.com


def keyword_arguments(user):
    options = {"json": {"e": user.email}, "timeout": 3}
    requests.post("https://x.example.com", **options)  # sends: EMAIL -> x.example.com


def alias(user):
    a = {}
    b = a
    b["e"] = user.email
    requests.post("https://x.example.com", json=a)  # sends: EMAIL -> x.example.com


def items(user):
    data = {"e": user.email}
    for key, value in data.items():
        requests.post("https://x.example.com", json=value)  # sends: EMAIL -> x.example.com


def in_a_loop(user):
    text = ""
    for line in user.lines:
        text = text + user.email
    requests.post("https://x.example.com", data=text)  # sends: EMAIL -> x.example.com


def generated(users):
    for user in users:
        yield user.email


def from_generator(users):
    for value in generated(users):
        requests.post("https://x.example.com", json=value)  # sends: EMAIL -> x.example.com
