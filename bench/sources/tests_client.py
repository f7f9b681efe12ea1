import os
import unittest

import requests


class LiveTest(unittest.TestCase):
    def setUp(self):
        self.base = os.environ.get("TARGET", "https://staging.example.com")

    def test_login(self):
        r = requests.post(self.base + "/login", data={"username": "bob", "password": "pa55word!"})  # egress sensitive
        self.assertEqual(200, r.status_code)

    def test_home(self):
        self.assertEqual(200, requests.get(self.base).status_code)  # egress
