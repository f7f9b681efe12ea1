import dataclasses
import json
import logging
import urllib.request
from typing import Callable, Dict

logger = logging.getLogger(__name__)


@dataclasses.dataclass
class Config:
    webhook: str = "https://hooks.slack.com/services/T0/B0/xyz"
    timeout: int = 5


class Notifier:
    channels: Dict[str, Callable] = {}

    def __init__(self, config: Config = Config()):
        self.config = config

    @classmethod
    def channel(cls, name):
        def register(fn):
            cls.channels[name] = fn
            return fn
        return register

    def notify(self, kind, **data):
        self.channels[kind](self, **data)


@Notifier.channel("slack")
def slack(self, text, user=None):
    payload = {"text": text, "username": user}
    data = json.dumps(payload).encode("utf8")
    req = urllib.request.Request(self.config.webhook, data=data)
    urllib.request.urlopen(req, timeout=self.config.timeout)  # egress sensitive


Notifier().notify("slack", text="hi")
