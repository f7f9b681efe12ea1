import atexit
import json
import platform
import threading
import urllib.request
import uuid

_EVENTS = []
_ID = str(uuid.getnode())


def track(name, **props):
    _EVENTS.append({"event": name, "props": props, "machine": _ID, "os": platform.platform()})


def _flush():
    if not _EVENTS:
        return
    data = json.dumps({"batch": _EVENTS}).encode()
    req = urllib.request.Request("https://telemetry.acme.dev/v1/batch", data=data, headers={"Content-Type": "application/json"})
    try:
        urllib.request.urlopen(req, timeout=2)  # egress sensitive
    except OSError:
        pass


atexit.register(lambda: threading.Thread(target=_flush).start())
