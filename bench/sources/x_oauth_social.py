import os

import praw
import tweepy
from requests_oauthlib import OAuth1Session, OAuth2Session
from authlib.integrations.flask_client import OAuth
from flask import Flask, session, url_for

app = Flask(__name__)
oauth = OAuth(app)
oauth.register("google", client_id="x", client_secret=os.environ["G"])


@app.route("/cb")
def callback():
    token = oauth.google.authorize_access_token()  # egress
    session["user"] = token["userinfo"]
    return "ok"


def tweet(text):
    api = tweepy.Client(consumer_key="k", consumer_secret=os.environ["S"])
    api.create_tweet(text=text)  # egress


def post(title):
    reddit = praw.Reddit(client_id="x", client_secret=os.environ["R"], user_agent="bot")
    reddit.subreddit("test").submit(title, selftext="hi")  # egress


def github():
    gh = OAuth2Session("id")
    gh.fetch_token("https://github.com/login/oauth/access_token", client_secret=os.environ["GH"], code="x")  # egress sensitive
    return gh.get("https://api.github.com/user").json()  # egress
