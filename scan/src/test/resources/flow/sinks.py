import asyncio
import smtplib
import socket
from email.mime.text import MIMEText
from ftplib import FTP

import aiohttp
import boto3
import httpx
import openai
import paramiko
import sentry_sdk
from anthropic import Anthropic
from openai import OpenAI
from slack_sdk import WebClient
from twilio.rest import Client as Twilio

sentry_sdk.init("https://abc@o1.ingest.sentry.io/2")  # starts: -> o1.ingest.sentry.io


async def with_aiohttp(email):
    async with aiohttp.ClientSession() as session:
        async with session.post("https://aio.example.com", json={"e": email}) as answer:  # sends: EMAIL -> aio.example.com
            return await answer.text()


async def with_httpx(email):
    async with httpx.AsyncClient() as client:
        await client.post("https://hx.example.com", json=email)  # sends: EMAIL -> hx.example.com


def with_socket(ssn):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect(("sock.example.com", 9000))  # connects: -> sock.example.com
    s.sendall(ssn.encode())  # sends: US_SSN -> sock.example.com


def with_connection(ssn):
    s = socket.create_connection(("conn.example.com", 9000))  # connects: -> conn.example.com
    s.send(ssn.encode())  # sends: US_SSN -> conn.example.com


def by_mail(user):
    message = MIMEText("Your number is " + user.ssn)
    message["Subject"] = "x"
    server = smtplib.SMTP("smtp.example.com", 587)  # connects: -> smtp.example.com
    server.send_message(message)  # sends: US_SSN -> smtp.example.com


def by_ftp(path):
    ftp = FTP("ftp.example.com")  # connects: -> ftp.example.com
    ftp.storbinary("STOR x", open(path, "rb"))  # sends: FILE -> ftp.example.com


def to_s3(email):
    boto3.client("s3").put_object(Bucket="b", Key="k", Body=email)  # sends: EMAIL -> default


def to_openai(medical_record):
    client = OpenAI()
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": medical_record}])  # sends: HEALTH -> default


def to_other_openai(email):
    client = OpenAI(base_url="https://llm.example.com/v1")
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": email}])  # sends: EMAIL -> llm.example.com


def to_anthropic(email):
    Anthropic().messages.create(model="m", messages=[{"role": "user", "content": email}])  # sends: EMAIL -> default


def to_slack(email, token):
    WebClient(token=token).chat_postMessage(channel="#c", text=email)  # sends: EMAIL !SECRET -> default


def to_twilio(phone_number, auth_token):
    Twilio("sid", auth_token).messages.create(to=phone_number, body="x")  # sends: PHONE !SECRET -> default
