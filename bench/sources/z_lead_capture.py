import json
import logging
import os

import azure.functions as func
import requests

CRM = os.environ["CRM_URL"]


def main(req: func.HttpRequest) -> func.HttpResponse:
    logging.info("lead received")
    try:
        lead = req.get_json()
    except ValueError:
        return func.HttpResponse("bad json", status_code=400)
    body = {
        "contact": {"email": lead["email"], "fullName": lead.get("name")},
        "source": "landing-page",
    }
    r = requests.post(f"{CRM}/api/leads", json=body, headers={"api-key": os.environ["CRM_KEY"]}, timeout=8)  # egress sensitive
    return func.HttpResponse(json.dumps({"id": r.json()["id"]}), mimetype="application/json")
