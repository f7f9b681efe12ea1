import responses
import unittest


class ParserTest(unittest.TestCase):
    @responses.activate
    def test_parse(self):
        responses.add(responses.GET, "https://api.example.com/x", json={"a": 1})
        self.assertEqual({"a": 1}, {"a": 1})
        self.client.post("/login", {"username": "a"})
