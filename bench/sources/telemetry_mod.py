"""Anonymous usage statistics."""
import atexit
import json
import os
import platform
import threading
import uuid
from pathlib import Path
from urllib import request as urlreq

_ENDPOINT = "https://telemetry.toolkit.dev/v1/events"
_ID_FILE = Path.home() / ".toolkit" / "id"


def _client_id():
    if not _ID_FILE.exists():
        _ID_FILE.parent.mkdir(exist_ok=True)
        _ID_FILE.write_text(str(uuid.uuid4()))
    return _ID_FILE.read_text()


class Telemetry:
    enabled = not os.environ.get("DO_NOT_TRACK")

    def __init__(self):
        self._queue = []
        atexit.register(self.flush)

    def event(self, name, **props):
        if not self.enabled:
            return
        self._queue.append({"event": name, "id": _client_id(), "os": platform.system(), "host": platform.node(), **props})
        if len(self._queue) > 10:
            threading.Thread(target=self.flush, daemon=True).start()

    def flush(self):
        body = json.dumps({"events": self._queue}).encode("utf-8")
        req = urlreq.Request(_ENDPOINT, data=body, headers={"Content-Type": "application/json"}, method="POST")
        try:
            urlreq.urlopen(req, timeout=2)  # egress sensitive
        except Exception:
            pass
        self._queue.clear()


telemetry = Telemetry()
