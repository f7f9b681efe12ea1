import ssl
import urllib.request

import httpx
import requests

URL = "https://v.example.com"


def argument(email):
    requests.post(URL, json=email, verify=False)  # sends: EMAIL -> v.example.com unverified


def checked(email):
    requests.post(URL, json=email, verify=True)  # sends: EMAIL -> v.example.com


def of_session(email):
    s = requests.Session()
    s.verify = False
    s.post(URL, json=email)  # sends: EMAIL -> v.example.com unverified


def of_client(email):
    httpx.Client(verify=False).post(URL, json=email)  # sends: EMAIL -> v.example.com unverified


def unverified_context():
    urllib.request.urlopen(URL, context=ssl._create_unverified_context())  # fetches: -> v.example.com unverified


def no_certificate():
    ctx = ssl.create_default_context()
    ctx.check_hostname = False
    ctx.verify_mode = ssl.CERT_NONE
    urllib.request.urlopen(URL, context=ctx)  # fetches: -> v.example.com unverified


def default_context():
    urllib.request.urlopen(URL, context=ssl.create_default_context())  # fetches: -> v.example.com


def by_variable(email):
    check = False
    requests.post(URL, json=email, verify=check)  # sends: EMAIL -> v.example.com unverified
