import os
import random
from twilio.rest import Client


def _client():
    return Client(os.getenv("TWILIO_SID"), os.getenv("TWILIO_TOKEN"))


def send_code(phone_number):
    code = f"{random.randrange(10**6):06}"
    _client().messages.create(to=phone_number, from_=os.environ["TWILIO_FROM"], body=f"Your code is {code}")  # egress sensitive
    return code
