"""What libraries give to functions that they call."""
import asyncio

import paho.mqtt.client as mqtt
import scrapy
import websocket
from pyrogram import Client, filters
from slack_bolt import App
from telegram.ext import CommandHandler

app = App()
bot = Client("me")


def start(update, context):
    context.bot.send_message(chat_id=1, text=update.message.text)  # sends: USER_INPUT -> default


CommandHandler("start", start)


@bot.on_message(filters.private)
async def hello(client, message):
    await client.send_message("me", "x")  # sends: -> default


@app.message("hi")
def hi(event, client):
    client.chat_postMessage(text="t")  # sends: -> default


def opened(anything, message):
    anything.send(message)  # sends: -> ?


websocket.WebSocketApp("wss://s.example.com", on_open=opened)


class Bridge:
    def __init__(self):
        self.mqtt = mqtt.Client()
        self.mqtt.on_connect = self.connected

    def connected(self, it, userdata, flags, rc):
        it.publish("topic", "x")  # sends: -> ?


class Line(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)  # sends: -> ?


class Spider(scrapy.Spider):
    def parse(self, response):
        yield response.follow("/next")  # fetches: -> ?


def on_connect(client, userdata):
    client.publish("topic", "x")


def given_to_nobody(update, context):
    context.bot.send_message(update.message.text)
