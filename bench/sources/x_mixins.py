import os

import requests


class AuthMixin:
    def headers(self):
        return {"Authorization": "Bearer " + os.environ["CRM_TOKEN"]}


class JsonMixin:
    root = "https://crm.example.com/api"

    def _url(self, *parts):
        return "/".join([self.root, *map(str, parts)])

    def _post(self, *parts, **body):
        return requests.post(self._url(*parts), json=body, headers=self.headers())  # egress sensitive

    def _delete(self, *parts):
        return requests.delete(self._url(*parts), headers=self.headers())  # egress


class Contacts(AuthMixin, JsonMixin):
    def add(self, first_name, last_name, phone_number):
        return self._post("contacts", first=first_name, last=last_name, phone=phone_number)

    def remove(self, id):
        return self._delete("contacts", id)


Contacts().add("Ann", "Lee", "+15550100")
