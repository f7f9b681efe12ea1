import requests


def by_name(session, email):
    session.post("https://n.example.com", json={"email": email})  # sends: EMAIL -> n.example.com


class Api:
    def __init__(self, session):
        self.session = session

    def go(self, email):
        self.session.post("https://m.example.com", json=email)  # sends: EMAIL -> m.example.com


def typed(s: requests.Session, email):
    s.put("https://t.example.com", json=email)  # sends: EMAIL -> t.example.com


def typed_in_quotes(s: "requests.Session", email):
    s.put("https://t.example.com", json=email)  # sends: EMAIL -> t.example.com


def given(s, email):
    s.post("https://g.example.com", json=email)  # sends: EMAIL -> g.example.com


def gives(email):
    given(requests.Session(), email)
