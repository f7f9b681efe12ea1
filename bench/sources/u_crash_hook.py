import json
import platform
import sys
import traceback
import urllib.request


def hook(kind, value, tb):
    report = {"trace": "".join(traceback.format_exception(kind, value, tb)), "py": sys.version, "node": platform.node()}
    urllib.request.urlopen(urllib.request.Request("https://crash.example.dev/report", json.dumps(report).encode(), {"Content-Type": "application/json"}))  # egress sensitive
    sys.__excepthook__(kind, value, tb)


sys.excepthook = hook
