import hashlib
import logging
import os

import requests
from requests.auth import HTTPBasicAuth

logger = logging.getLogger("auth")
IDP = os.environ["IDP_URL"]


def login(username, password):
    r = requests.post(f"{IDP}/oauth/token", data={"grant_type": "password", "username": username, "password": password}, auth=HTTPBasicAuth("app", os.environ["APP_SECRET"]))  # egress sensitive
    if not r.ok:
        logger.warning("login failed")
        return None
    return r.json()


def pwned(password):
    sha = hashlib.sha1(password.encode()).hexdigest().upper()
    r = requests.get("https://api.pwnedpasswords.com/range/" + sha[:5])  # egress
    return sha[5:] in r.text


def userinfo(session: requests.Session):
    return session.get(f"{IDP}/userinfo").json()  # egress
