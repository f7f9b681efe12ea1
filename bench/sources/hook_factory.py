import json
import logging
import logging.handlers
import requests


class WebhookHandler(logging.Handler):
    def __init__(self, url):
        super().__init__()
        self.url = url

    def emit(self, record):
        requests.post(self.url, data=json.dumps({"text": self.format(record)}))  # egress


h = logging.handlers.HTTPHandler("logs.example.com", "/in", method="POST", secure=True)  # egress
logging.getLogger().addHandler(h)
logging.getLogger().addHandler(logging.handlers.SysLogHandler(address=("logs.example.com", 514)))  # egress
logging.getLogger().addHandler(WebhookHandler("https://hooks.slack.com/services/T/B/x"))
