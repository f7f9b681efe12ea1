import psycopg2
import pymongo
import redis
import mysql.connector
from elasticsearch import Elasticsearch
from sqlalchemy import create_engine, text
from kafka import KafkaProducer
import pika

conn = psycopg2.connect(host="db.prod.example.com", user="app", password=DB_PASSWORD)  # egress
cur = conn.cursor()
cur.execute("insert into users(email) values (%s)", (email,))  # egress sensitive
mongo = pymongo.MongoClient("mongodb://mongo.prod.example.com:27017")  # egress
mongo.app.users.insert_one({"email": email, "ssn": ssn})  # egress sensitive
r = redis.Redis(host="cache.prod.example.com")
r.set("session:1", token)  # egress sensitive
es = Elasticsearch("https://es.example.com:9200")
es.index(index="people", document={"name": full_name})  # egress sensitive
engine = create_engine("postgresql://u:p@db.prod.example.com/app")
with engine.connect() as c:
    c.execute(text("select 1"))  # egress
producer = KafkaProducer(bootstrap_servers="kafka.example.com:9092")  # egress
producer.send("users", {"phone": phone_number})  # egress sensitive
ch = pika.BlockingConnection(pika.ConnectionParameters("mq.example.com")).channel()  # egress
ch.basic_publish(exchange="", routing_key="q", body=json.dumps({"iban": iban}))  # egress sensitive
