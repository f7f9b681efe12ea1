import uuid, platform, requests, threading, os
from functools import wraps
GA = "https://www.google-analytics.com/mp/collect"
CID = str(uuid.getnode())
def track(event, **params):
    if os.environ.get("DO_NOT_TRACK"):
        return
    body = {"client_id": CID, "events": [{"name": event, "params": {"os": platform.platform(), **params}}]}
    threading.Thread(target=lambda: requests.post(GA, params={"measurement_id": "G-X", "api_secret": "s"}, json=body, timeout=3), daemon=True).start()  # egress sensitive
def tracked(fn):
    @wraps(fn)
    def w(*a, **k):
        track("command", name=fn.__name__)
        return fn(*a, **k)
    return w
@tracked
def build(): print("building")
build()
