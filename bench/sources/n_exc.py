import requests


def handle(e):
    if isinstance(e, requests.exceptions.Timeout):
        return "timeout"
    if isinstance(e, requests.HTTPError):
        return e.response.status_code
    return None
