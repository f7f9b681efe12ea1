from django.test import TestCase, Client


class LoginTest(TestCase):
    def test_login(self):
        r = self.client.post("/login", {"email": "a@b.c", "password": "x"})
        self.assertEqual(r.status_code, 200)

    def test_home(self):
        c = Client()
        assert c.get("/").status_code == 200
