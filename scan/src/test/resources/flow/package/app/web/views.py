import app
from app import Client, send
from app.clients import http as h
import app.settings as s
import requests


def view(user):
    Client().post("users", {"email": user.email})
    send(user.phone_number)
    requests.post(app.BASE_URL, json=user.ssn)  # sends: US_SSN -> pkg.example.com
    requests.post(h.BASE_URL, json=user.ssn)  # sends: US_SSN -> pkg.example.com
    requests.post(s.BASE_URL, json=user.ssn)  # sends: US_SSN -> pkg.example.com
