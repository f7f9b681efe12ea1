import os
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

client = WebClient(token=os.environ["SLACK_BOT_TOKEN"])


class Notifier:
    def __init__(self, channel, client=client):
        self.channel = channel
        self.client = client

    def lead(self, form):
        text = f"New lead: {form.cleaned_data['first_name']} <{form.cleaned_data['email']}>"
        try:
            self.client.chat_postMessage(channel=self.channel, text=text)  # egress sensitive
        except SlackApiError as e:
            print("slack said", e.response["error"])

    def ping(self):
        return self.client.api_test()  # egress
