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
