"""Pushes new sign-ups to the CRM."""
import logging
import os

import requests

log = logging.getLogger(__name__)
CRM_BASE = os.getenv("CRM_BASE_URL", "https://crm.acme.io/api/v2")


class CrmError(Exception):
    pass


class CrmClient:
    def __init__(self, api_key, timeout=10):
        self.http = requests.Session()
        self.http.headers["X-Api-Key"] = api_key
        self.timeout = timeout

    def _call(self, verb, path, **kw):
        resp = self.http.request(verb, f"{CRM_BASE}{path}", timeout=self.timeout, **kw)  # egress sensitive
        if resp.status_code >= 400:
            raise CrmError(resp.text)
        return resp.json()

    def upsert_contact(self, user):
        return self._call("PUT", f"/contacts/{user.id}", json={"email": user.email, "phone": user.phone})

    def ping(self):
        return self._call("GET", "/ping")


def sync(users):
    crm = CrmClient(os.environ["CRM_API_KEY"])
    for u in users:
        try:
            crm.upsert_contact(u)
        except CrmError:
            log.exception("could not sync %s", u.id)
