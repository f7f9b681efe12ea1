import os
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
import requests

app = App(token=os.environ["SLACK_BOT_TOKEN"])
PD = "https://api.pagerduty.com/oncalls"


def on_call():
    r = requests.get(PD, headers={"Authorization": "Token token=" + os.environ["PD_KEY"]}, params={"limit": 1})  # egress sensitive
    return r.json()["oncalls"][0]["user"]["summary"]


@app.command("/oncall")
def oncall(ack, respond, command):
    ack()
    respond(f"On call: {on_call()}")  # egress


@app.event("app_mention")
def mention(event, say, client):
    say(f"Hi <@{event['user']}>")  # egress
    client.reactions_add(channel=event["channel"], name="eyes", timestamp=event["ts"])  # egress


if __name__ == "__main__":
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()  # egress
