import json
import pika
import redis
import requests
from rq import Queue
from confluent_kafka import Producer
import nats
from azure.servicebus import ServiceBusClient, ServiceBusMessage
from google.cloud import tasks_v2

p = Producer({"bootstrap.servers": "kafka.example.com:9092"})
p.produce("signup", json.dumps({"email": email}))  # egress sensitive
p.flush()
Queue(connection=redis.Redis("r.example.com")).enqueue("jobs.mail", phone)  # egress sensitive


def on_message(ch, method, properties, body):
    event = json.loads(body)
    requests.post("https://hooks.example.org/e", json=event)  # egress
    ch.basic_ack(method.delivery_tag)


async def n():
    nc = await nats.connect("nats://demo.nats.io:4222")  # egress
    await nc.publish("updates", f"{latitude},{longitude}".encode())  # egress sensitive


with ServiceBusClient.from_connection_string(CONN) as c:
    c.get_queue_sender("q").send_messages(ServiceBusMessage(json.dumps({"iban": iban})))  # egress sensitive
