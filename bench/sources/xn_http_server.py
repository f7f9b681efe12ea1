import http.server
import json
import socketserver
from urllib.parse import parse_qs, urlparse

PORT = 8000
USERS = {}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        user = USERS.get(query.get("id", [""])[0])
        self.send_response(200 if user else 404)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(user or {}).encode())

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        data = json.loads(self.rfile.read(length))
        USERS[data["email"]] = data
        self.send_response(201)
        self.end_headers()


with socketserver.TCPServer(("", PORT), Handler) as httpd:
    httpd.serve_forever()
