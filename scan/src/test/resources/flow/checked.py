"""What tests make of addresses and data: what is one of the code's constants tells nothing, what has a listed host leads nowhere else."""
import re
import sys
from urllib.parse import urlparse, urlsplit

import requests
from flask import Flask, abort, request

ALLOWED = {"a.example.com", "b.example.com"}
SITES = {"one": "https://one.example.com", "two": "https://two.example.com"}
OURS = re.compile(r"https://[a-z]+\.example\.com/.*")
app = Flask(__name__)


@app.route("/constants")
def constants(email):
    colour = request.args["colour"]
    if colour not in ("red", "blue"):
        raise ValueError(colour)
    requests.post("https://c.example.com", json=colour)  # sends: ~USER_INPUT -> c.example.com
    if email in known():
        requests.post("https://c.example.com", json=email)  # sends: EMAIL USER_INPUT -> c.example.com


@app.route("/hosts")
def hosts():
    url = request.args["url"]
    if urlparse(url).hostname not in ALLOWED:
        abort(403)
    requests.post(url, json=url)  # sends: +USER_INPUT @+USER_INPUT -> ?


@app.route("/parts")
def parts():
    url = request.args["url"]
    parsed = urlsplit(url)
    if not (parsed.scheme == "https" and parsed.netloc.lower() == "a.example.com"):
        return "no"
    requests.get(url)  # fetches: @+USER_INPUT -> ?


@app.route("/scheme")
def scheme():
    url = request.args["url"]
    if urlparse(url).scheme not in ("http", "https"):
        sys.exit(1)
    requests.get(url)  # fetches: @USER_INPUT -> ?


@app.route("/prefix")
def prefix():
    url = request.args["url"]
    if url.startswith("https://a.example.com/"):
        requests.get(url)  # fetches: @+USER_INPUT -> ?


@app.route("/begin")
def beginning():
    url = request.args["url"]
    if url.startswith("https://a.example.com"):
        requests.get(url)  # fetches: @USER_INPUT -> ?


@app.route("/suffix")
def suffix():
    host = urlparse(request.args["url"]).hostname
    if not any(host == each or host.endswith("." + each) for each in ALLOWED):
        return "no"
    requests.get("https://" + host)  # fetches: @~DEVICE_ID @~USER_INPUT -> ?


@app.route("/pattern")
def pattern():
    url = request.args["url"]
    if not OURS.fullmatch(url):
        return "no"
    requests.get(url)  # fetches: @+USER_INPUT -> ?


@app.route("/own")
def own(settings):
    url = request.args["url"]
    if not is_allowed_host(url):
        return "no"
    requests.get(url)  # fetches: @+USER_INPUT -> ?
    other = request.args["other"]
    if urlparse(other).hostname in settings.allowed_hosts:
        requests.get(other)  # fetches: @+USER_INPUT -> ?


@app.route("/chosen")
def chosen():
    requests.get(SITES[request.args["site"]])  # fetches: -> one.example.com two.example.com


@app.route("/other")
def neither(subscribers):
    url = request.args["url"]
    email = request.args["email"]
    if url == "https://a.example.com/x" or email in ALLOWED:
        requests.post(url, json=email)  # sends: EMAIL USER_INPUT @USER_INPUT -> ?
    if url.endswith(".png") and email in subscribers:
        requests.post(url, json=email)  # sends: EMAIL USER_INPUT @USER_INPUT -> ?
