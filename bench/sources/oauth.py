import secrets
import requests
from authlib.integrations.requests_client import OAuth2Session
import msal

CLIENT_SECRET = "8f3c1ab9d0e24f5cb7"


def exchange(code):
    resp = requests.post("https://login.idp.example/token", data={"grant_type": "authorization_code", "code": code, "client_secret": CLIENT_SECRET})  # egress sensitive
    return resp.json()["access_token"]


def me(access_token):
    return requests.get("https://login.idp.example/me", headers={"Authorization": f"Bearer {access_token}"}).json()  # egress sensitive


def state():
    return secrets.token_urlsafe(16)


def graph():
    app = msal.ConfidentialClientApplication("id", client_credential=CLIENT_SECRET, authority="https://login.microsoftonline.com/x")
    return app.acquire_token_for_client(scopes=["a"])  # egress
