import hashlib
import requests

GA = "https://www.google-analytics.com/mp/collect"


def hit(client_id, email, page):
    uid = hashlib.sha256(email.encode()).hexdigest()
    requests.post(GA, params={"measurement_id": "G-1", "api_secret": "s3cr3tV4lue9"}, json={"client_id": client_id, "user_id": uid, "events": [{"name": "page_view", "params": {"page": page}}]})  # egress sensitive
