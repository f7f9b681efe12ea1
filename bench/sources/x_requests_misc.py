import requests as rq
from requests.adapters import HTTPAdapter
from requests.auth import HTTPBasicAuth

API = "https://jira.example.com/rest/api/2"


def get_session(retries=3):
    s = rq.Session()
    s.mount("https://", HTTPAdapter(max_retries=retries))
    s.auth = HTTPBasicAuth("bot", "hunter2hunter2")
    return s


def create_issue(summary, description):
    with get_session() as s:
        resp = s.post(API + "/issue", json={"fields": {"summary": summary, "description": description}})  # egress
        resp.raise_for_status()
        key = resp.json()["key"]
        s.post("{}/issue/{}/attachments".format(API, key), files={"file": open("trace.log", "rb")})  # egress sensitive
        return key


def search(jql, start=0):
    url = API + "/search?jql=" + jql
    method = getattr(rq, "get")
    return method(url, params={"startAt": start}).json()  # egress
