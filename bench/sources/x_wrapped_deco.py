import functools
import time

import requests


def retry(times=3):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*a, **k):
            for i in range(times):
                try:
                    return fn(*a, **k)
                except requests.RequestException:
                    time.sleep(2 ** i)
            raise RuntimeError("gave up")
        return wrapper
    return deco


@retry(times=5)
def track(event, **props):
    return requests.post("https://api.segment.io/v1/track", auth=("writekey", ""), json={"event": event, "properties": props})  # egress


class Worker:
    api = "https://hooks.example.com"

    @retry()
    def report(self, hostname):
        body = {"hostname": hostname, "user": __import__("getpass").getuser()}
        return requests.put(self.api + "/report", data=body)  # egress sensitive


track("login", plan="pro")
