import requests

from .. import settings
from ..settings import BASE_URL


class Client:
    def __init__(self, url=BASE_URL):
        self.url = url

    def post(self, path, payload):
        return requests.post(f"{self.url}/{path}", json=payload, headers={"Authorization": settings.TOKEN})  # sends: EMAIL !SECRET -> pkg.example.com


def send(payload):
    requests.post(BASE_URL, json=payload)  # sends: PHONE -> pkg.example.com
