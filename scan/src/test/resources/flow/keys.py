import requests
from flask import request

URL = "https://k.example.com"


def by_key():
    requests.post(URL, json={"v": request.json.get("full_name")})  # sends: PERSON USER_INPUT -> k.example.com
    requests.post(URL, json={"v": request.form["ssn"]})  # sends: USER_INPUT US_SSN -> k.example.com
    requests.post(URL, data=request.args.get("iban", ""))  # sends: IBAN USER_INPUT -> k.example.com
    requests.post(URL, data=request.values.getlist("email"))  # sends: EMAIL USER_INPUT -> k.example.com
    requests.post(URL, data=request.json.get("colour"))  # sends: USER_INPUT -> k.example.com


def kept():
    data = request.get_json()
    requests.post(URL, json=[data.get("phone"), 1])  # sends: PHONE USER_INPUT -> k.example.com


def rows():
    for row in request.json["people"]:
        requests.post(URL, data=row.get("date_of_birth"))  # sends: DATE_OF_BIRTH USER_INPUT -> k.example.com


def answers():
    answer = requests.get("https://k.example.com/email").text  # fetches: -> k.example.com
    requests.post(URL, data=answer)  # sends: -> k.example.com
