import json
import os

import pika
import redis
from confluent_kafka import Producer
from pymongo import MongoClient
import psycopg2

r = redis.from_url(os.environ["REDIS_URL"])
mongo = MongoClient("mongodb://mongo.prod.example.com:27017")  # egress
producer = Producer({"bootstrap.servers": "kafka-1.example.com:9092"})


def store(user):
    r.set("user:%s" % user["id"], json.dumps(user))  # egress
    mongo.crm.users.insert_one({"email": user["email"], "ssn": user["ssn"]})  # egress sensitive
    producer.produce("users", key=str(user["id"]), value=json.dumps({"phone": user["phone"]}))  # egress sensitive
    producer.flush()


def rows(limit):
    conn = psycopg2.connect(host="db.example.com", dbname="crm", user="app", password=os.environ["PGPASSWORD"])  # egress
    with conn.cursor() as cur:
        cur.execute("SELECT id, email FROM users LIMIT %s", (limit,))  # egress
        return cur.fetchall()


def notify(body):
    connection = pika.BlockingConnection(pika.ConnectionParameters("rabbit.example.com"))  # egress
    channel = connection.channel()
    channel.queue_declare(queue="mails")  # egress
    channel.basic_publish(exchange="", routing_key="mails", body=body)  # egress
    connection.close()
