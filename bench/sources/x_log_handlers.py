import logging
import logging.handlers
import os

import requests

log = logging.getLogger("app")
log.addHandler(logging.handlers.SysLogHandler(address=("logs.papertrail.example.com", 12345)))  # egress


class SlackHandler(logging.Handler):
    def __init__(self, hook):
        super().__init__()
        self.hook = hook

    def emit(self, record):
        try:
            requests.post(self.hook, json={"text": self.format(record)}, timeout=3)  # egress
        except Exception:
            self.handleError(record)


log.addHandler(SlackHandler(os.environ["SLACK_WEBHOOK"]))
