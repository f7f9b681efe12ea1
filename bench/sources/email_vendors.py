import mailchimp_marketing as MailchimpMarketing
from postmarker.core import PostmarkClient
import resend
import requests
import boto3
from mailjet_rest import Client as Mailjet
import sib_api_v3_sdk
import intercom
import customerio

mc = MailchimpMarketing.Client()
mc.set_config({"api_key": MC_KEY, "server": "us1"})
mc.lists.add_list_member("l", {"email_address": email, "status": "subscribed"})  # egress sensitive
PostmarkClient(server_token=PT).emails.send(From="a@b.c", To=user.email, Subject="x", HtmlBody="y")  # egress sensitive
resend.Emails.send({"from": "a@b.c", "to": user.email, "html": "x"})  # egress sensitive
requests.post("https://api.mailgun.net/v3/d/messages", auth=("api", MG_KEY), data={"to": [user.email]})  # egress sensitive
Mailjet(auth=(K, S)).send.create(data={"Messages": [{"To": [{"Email": user.email}]}]})  # egress sensitive
sib_api_v3_sdk.ContactsApi().create_contact(sib_api_v3_sdk.CreateContact(email=user.email))  # egress sensitive
