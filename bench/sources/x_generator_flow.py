import gzip
import json
import sys

import requests


def read(path):
    with gzip.open(path, "rt") as f:
        for line in f:
            yield json.loads(line)


def pick(records):
    for r in records:
        yield {"id": r["id"], "email": r["email"], "dob": r["date_of_birth"]}


def batches(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch


def main(path, url):
    for b in batches(pick(read(path)), 100):
        requests.post(url, json={"records": b}).raise_for_status()  # egress sensitive


main(*sys.argv[1:])
