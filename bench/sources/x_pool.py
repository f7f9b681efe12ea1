import json
import http.client

import urllib3

http = urllib3.PoolManager()


def send_location(lat, lon):
    body = json.dumps({"latitude": lat, "longitude": lon}).encode()
    r = http.request("POST", "https://gps.example.com/v1/pos", body=body, headers={"Content-Type": "application/json"})  # egress sensitive
    return r.status


def legacy(name, ssn):
    conn = http_conn()
    conn.request("POST", "/people", json.dumps({"name": name, "ssn": ssn}), {"Content-Type": "application/json"})  # egress sensitive
    return conn.getresponse().read()


def http_conn():
    return http.client.HTTPSConnection("legacy.example.com", timeout=4)
