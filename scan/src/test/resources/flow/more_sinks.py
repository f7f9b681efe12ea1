import http.client
import json
import logging
import logging.handlers
import smtplib
import urllib.parse
import urllib.request

import litellm
import paramiko
import pika
import posthog
import pymongo
import redis
import requests
import sendgrid
import stripe
import urllib3
import websockets
from azure.storage.blob import BlobServiceClient
from google.cloud import storage
from kafka import KafkaProducer
from langchain_openai import ChatOpenAI
from mixpanel import Mixpanel
from PyQt5.QtCore import QUrl
from PyQt5.QtNetwork import QNetworkAccessManager, QNetworkRequest


def with_http_client(email):
    connection = http.client.HTTPSConnection("hc.example.com")
    connection.request("POST", "/in", body=email)  # sends: EMAIL -> hc.example.com


def with_urllib_request(email):
    data = urllib.parse.urlencode({"e": email}).encode()
    request = urllib.request.Request("https://ur.example.com/in", data=data, headers={"X": "y"})
    with urllib.request.urlopen(request) as answer:  # fetches: EMAIL -> ur.example.com
        return answer.read()


def with_urllib3(email):
    http_pool = urllib3.PoolManager()
    http_pool.request("POST", "https://u3.example.com", body=json.dumps({"e": email}))  # sends: EMAIL -> u3.example.com


async def with_websockets(ssn):
    async with websockets.connect("wss://ws.example.com/s") as ws:  # connects: -> ws.example.com
        await ws.send(ssn)  # sends: US_SSN -> ws.example.com


def over_ssh(email, password):
    client = paramiko.SSHClient()
    client.connect("ssh.example.com", username="u", password=password)  # connects: !SECRET -> ssh.example.com
    client.exec_command("echo " + email)  # sends: EMAIL !SECRET -> ssh.example.com


def to_rabbit(email):
    connection = pika.BlockingConnection(pika.ConnectionParameters("mq.example.com"))  # connects: -> mq.example.com
    channel = connection.channel()
    channel.basic_publish(exchange="", routing_key="q", body=email)  # sends: EMAIL -> mq.example.com


def to_kafka(email):
    producer = KafkaProducer(bootstrap_servers="kafka.example.com:9092")  # connects: -> kafka.example.com
    producer.send("topic", email.encode())  # sends: EMAIL -> kafka.example.com


def to_redis(email):
    redis.Redis(host="cache.example.com").set("k", email)  # sends: EMAIL -> cache.example.com


def to_mongo(user):
    db = pymongo.MongoClient("mongodb://db.example.com:27017")["app"]  # connects: -> db.example.com
    db["users"].insert_one({"email": user.email})  # sends: EMAIL -> db.example.com


def to_posthog(user):
    posthog.capture(user.id, "signup", properties={"email": user.email})  # sends: EMAIL -> default


def to_mixpanel(user):
    Mixpanel("token").track(user.id, "signup", {"email": user.email})  # sends: EMAIL -> default


def to_stripe(email, api_key):
    stripe.api_key = api_key
    stripe.Customer.create(email=email)  # sends: EMAIL !SECRET -> default


def to_bucket(email):
    storage.Client().bucket("b").blob("x").upload_from_string(email)  # sends: EMAIL -> default


def to_blob(email, connection_string):
    service = BlobServiceClient.from_connection_string(connection_string)
    service.get_blob_client("c", "b").upload_blob(email)  # sends: EMAIL @SECRET -> ?


def to_litellm(email):
    litellm.completion(model="gpt-4", messages=[{"role": "user", "content": email}])  # sends: EMAIL -> ?


def to_langchain(email):
    ChatOpenAI(model="m").invoke("Write to " + email)  # sends: EMAIL -> default


def to_telegram(email, bot_token):
    url = f"https://api.telegram.org/bot{bot_token}/sendMessage"
    urllib.request.urlopen(url, data=urllib.parse.urlencode({"text": email}).encode())  # fetches: @SECRET EMAIL -> api.telegram.org


def written_out(who):
    mail = smtplib.SMTP("mail.example.com")  # connects: -> mail.example.com
    mail.login("me", "n0t-Meant-4-you")  # connects: !SECRET -> mail.example.com
    requests.get("https://api.example.com", auth=("me", "n0t-Meant-4-you"))  # fetches: !SECRET -> api.example.com


def not_written_out():
    mail = smtplib.SMTP("mail.example.com")  # connects: -> mail.example.com
    mail.login("me", "placeholder-1")  # connects: -> mail.example.com


def by_qt():
    network = QNetworkAccessManager()
    network.post(QNetworkRequest(QUrl("https://qt.example.com/in")), b"data")  # sends: -> ?
