import json
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.web import RequestHandler


class Signup(RequestHandler):
    async def post(self):
        email = self.get_body_argument("email")
        req = HTTPRequest("https://list.example.com/add", method="POST", body=json.dumps({"email": email}))
        await AsyncHTTPClient().fetch(req)  # egress sensitive
        self.write("ok")
