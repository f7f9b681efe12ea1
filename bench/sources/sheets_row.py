import csv
import json
import http.client


def upload(path):
    rows = []
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            rows.append({"mail": row["email"], "tel": row["phone"]})
    conn = http.client.HTTPSConnection("ingest.example.com")
    conn.request("POST", "/rows", body=json.dumps(rows), headers={"Content-Type": "application/json"})  # egress sensitive
    return conn.getresponse().status
