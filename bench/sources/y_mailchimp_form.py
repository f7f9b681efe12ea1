import hashlib
import logging
import mailchimp_marketing as MailchimpMarketing
from mailchimp_marketing.api_client import ApiClientError
from flask import Blueprint, current_app, request, flash, redirect

bp = Blueprint("newsletter", __name__)

@bp.route("/subscribe", methods=["POST"])
def subscribe():
    email = request.form["email"].strip().lower()
    client = MailchimpMarketing.Client()
    client.set_config({"api_key": current_app.config["MC_KEY"], "server": "us5"})
    h = hashlib.md5(email.encode()).hexdigest()
    try:
        client.lists.set_list_member(current_app.config["MC_LIST"], h, {"email_address": email, "status_if_new": "pending"})  # egress sensitive
    except ApiClientError as e:
        logging.error(e.text)
        flash("Sorry")
    return redirect("/")
