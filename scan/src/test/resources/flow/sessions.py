import os

import requests

TOKEN = os.environ["SERVICE_TOKEN"]


class Api:
    def __init__(self):
        self.session = requests.Session()
        self.session.headers.update({"Authorization": f"Bearer {TOKEN}"})
        self.session.verify = False

    def send(self, email):
        return self.session.post("https://se.example.com", json=email)  # sends: !SECRET EMAIL -> se.example.com unverified


def local(email):
    s = requests.Session()
    s.headers["Authorization"] = TOKEN
    s.post("https://se.example.com", json=email)  # sends: !SECRET EMAIL -> se.example.com


def basic(email, password):
    requests.post("https://se.example.com", json=email, auth=("user", password))  # sends: !SECRET EMAIL -> se.example.com


def prepared(email):
    request = requests.Request("POST", "https://pr.example.com", json={"e": email}).prepare()
    requests.Session().send(request)  # sends: EMAIL -> pr.example.com


def retried(email):
    for attempt in range(3):
        try:
            answer = requests.post("https://re.example.com", json=email)  # sends: EMAIL -> re.example.com
            answer.raise_for_status()
            return answer.json()
        except requests.RequestException:
            continue


def answer_is_not_the_question(email):
    answer = requests.post("https://re.example.com", json=email)  # sends: EMAIL -> re.example.com
    requests.post("https://other.example.com", json=answer.json())  # sends: -> other.example.com


def hooked(session, email):
    def hook(response, *args, **kwargs):
        requests.post("https://hook.example.com", json=email)  # sends: EMAIL -> hook.example.com

    session.hooks["response"].append(hook)


key = os.environ["SERVICE_TOKEN"]
shared = requests.Session()
shared.headers["Authorization"] = "Bearer " + key
shared.headers.update({"Accept": "application/json"})
logged_in = requests.Session()
logged_in.auth = ("robot", key)


def with_what_was_set_at_the_top():
    shared.get("https://api.set-at-top.com")  # fetches: !SECRET -> api.set-at-top.com
    logged_in.get("https://api.set-at-top.com")  # fetches: !SECRET -> api.set-at-top.com
