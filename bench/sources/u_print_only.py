import os
import requests
print("token", os.environ.get("TOKEN"))
def fetch(url, retries=3):
    """Fetch a url."""
    last = None
    for _ in range(retries):
        try:
            return requests.request("get", url)  # egress
        except Exception as exc:
            last = exc
    raise last
