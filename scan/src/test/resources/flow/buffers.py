import csv
import io
import json
import queue
import smtplib
import tempfile
from email.message import EmailMessage

import requests
from celery import Celery

app = Celery("x")
waiting = queue.Queue()


def rows(users):
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for user in users:
        writer.writerow([user.email])
    requests.post("https://a.example.com", data=buffer.getvalue())  # sends: EMAIL -> a.example.com


def dicts(users):
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=["email"])
    writer.writerows({"email": user.email} for user in users)
    requests.put("https://a.example.com", data=buffer.getvalue().encode())  # sends: EMAIL -> a.example.com


def dumped(user):
    with tempfile.NamedTemporaryFile("w+") as file:
        json.dump({"email": user.email}, file)
        requests.post("https://a.example.com", files={"file": file})  # sends: EMAIL -> a.example.com


def printed(user):
    buffer = io.StringIO()
    print(user.email, file=buffer)
    requests.post("https://a.example.com", data=buffer.getvalue())  # sends: EMAIL -> a.example.com


def nothing_in_it(user):
    buffer = io.BytesIO()
    other = io.BytesIO()
    other.write(user.email.encode())
    requests.post("https://a.example.com", data=buffer.getvalue())  # sends: -> a.example.com


def mail(user):
    message = EmailMessage()
    message["Subject"] = "Hello"
    message.set_content(user.email)
    requests.post("https://a.example.com", data=message.as_string())  # sends: EMAIL -> a.example.com


@app.task(bind=True)
def later(self, payload):
    requests.post("https://a.example.com", json=payload)  # sends: EMAIL US_SSN -> a.example.com


def asked(user):
    later.apply_async(args=[{"mail": user.email}])  # sends: EMAIL -> ?
    later.delay(user.ssn)  # sends: US_SSN -> ?


def producer(user):
    waiting.put({"email": user.email})


def consumer():
    requests.post("https://a.example.com", json=waiting.get())  # sends: EMAIL -> a.example.com


def saved(user):
    buffer = io.BytesIO()
    plotted(user.email).save(buffer, "PNG")
    requests.post("https://a.example.com", files={"f": ("a.png", buffer.getvalue())})  # sends: EMAIL -> a.example.com
