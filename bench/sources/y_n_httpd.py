import http.server
import socketserver
import json
import sqlite3
from urllib.parse import urlparse, parse_qs

DB = "notes.db"

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        q = parse_qs(urlparse(self.path).query)
        rows = sqlite3.connect(DB).execute("select id, body from notes where tag=?", (q.get("tag", [""])[0],)).fetchall()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(rows).encode())

    def do_POST(self):
        n = int(self.headers["Content-Length"])
        note = json.loads(self.rfile.read(n))
        with sqlite3.connect(DB) as con:
            con.execute("insert into notes (tag, body) values (?, ?)", (note["tag"], note["body"]))
        self.send_response(201)
        self.end_headers()

socketserver.TCPServer(("127.0.0.1", 8000), Handler).serve_forever()
