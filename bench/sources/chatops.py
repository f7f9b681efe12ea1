import os
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient
from twilio.rest import Client as Twilio
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail
import telegram
import discord

slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])


def tell(user, code):
    slack.chat_postMessage(channel="#ops", text=f"{user.email} signed up")  # egress sensitive
    WebhookClient(os.environ["HOOK"]).send(text="hello")  # egress
    Twilio(SID, TOKEN).messages.create(to=user.phone, from_="+1", body=f"code {code}")  # egress sensitive
    mail = Mail(from_email="a@b.c", to_emails=user.email, subject="Hi", html_content="<b>x</b>")
    SendGridAPIClient(os.environ.get("SENDGRID_API_KEY")).send(mail)  # egress sensitive
    bot = telegram.Bot(token=TG_TOKEN)
    bot.send_message(chat_id=CHAT, text="up " + user.username)  # egress sensitive


class MyClient(discord.Client):
    async def on_message(self, message):
        await message.channel.send("pong")  # egress


MyClient().run(os.environ["DISCORD_TOKEN"])  # egress
