import hmac, hashlib, os, json
from http.server import BaseHTTPRequestHandler, HTTPServer
import http.client

SECRET = os.environ["HOOK_SECRET"].encode()
TARGET = os.environ.get("TARGET", "internal.example.net")

class Relay(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        sig = hmac.new(SECRET, body, hashlib.sha256).hexdigest()
        conn = http.client.HTTPSConnection(TARGET, timeout=10)
        conn.request("POST", "/hook", body, {"X-Signature": sig, "Content-Type": "application/json"})  # egress sensitive
        resp = conn.getresponse()
        self.send_response(resp.status)
        self.end_headers()
        self.wfile.write(resp.read())

HTTPServer(("", 9000), Relay).serve_forever()
