import requests
import vonage
import messagebird
import plivo

TWILIO = "https://api.twilio.com/2010-04-01/Accounts/{sid}/Messages.json"


class Sms:
    def __init__(self, sid, token):
        self.sid, self.token = sid, token

    def send(self, phone_number, text):
        requests.post(TWILIO.format(sid=self.sid), data={"To": phone_number, "Body": text}, auth=(self.sid, self.token))  # egress sensitive


vonage.Sms(key=K, secret=S).send_message({"from": "X", "to": mobile, "text": "hi"})  # egress sensitive
messagebird.Client(K).message_create("X", mobile, "hi")  # egress sensitive
plivo.RestClient(A, B).messages.create(src="1", dst=mobile, text="hi")  # egress sensitive
