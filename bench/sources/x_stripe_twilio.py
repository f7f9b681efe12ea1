import os

import stripe
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail
from slack_sdk import WebClient
from twilio.rest import Client

stripe.api_key = os.getenv("STRIPE_KEY")
twilio = Client(os.getenv("TW_SID"), os.getenv("TW_TOKEN"))
slack = WebClient(token=os.environ["SLACK_TOKEN"])


def pay(customer):
    c = stripe.Customer.create(email=customer.email, name=customer.name)  # egress sensitive
    stripe.PaymentIntent.create(amount=100, currency="eur", customer=c.id)  # egress
    twilio.messages.create(to=customer.phone, from_="+1555", body="Thanks!")  # egress sensitive
    slack.chat_postMessage(channel="#sales", text=f"{customer.name} paid")  # egress sensitive
    mail = Mail(from_email="shop@example.com", to_emails=customer.email, subject="Paid", html_content="ok")
    SendGridAPIClient(os.environ["SENDGRID_KEY"]).send(mail)  # egress sensitive
