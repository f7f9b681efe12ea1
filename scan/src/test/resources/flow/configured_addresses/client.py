"""Addresses that stand in files beside the code."""
import configparser
import json
import os
import tomllib
from pathlib import Path

import requests
import yaml
from django.conf import settings
from pydantic_settings import BaseSettings

HERE = os.path.dirname(__file__)


def loaded(path="deploy/app.yaml"):
    with open(path) as file:
        return yaml.safe_load(file)


def from_yaml(email):
    config = loaded()
    requests.post(config["api"]["url"], json=email)  # sends: EMAIL @FILE -> orders.example.com
    requests.post(config["api"]["mirrors"][0], json=1)  # sends: @FILE -> one.example.net
    requests.post(config["home"], json=1, headers={"k": config["api"]["token"]})  # sends: !FILE !SECRET @FILE -> home.example.com
    requests.post(config["motto"], json=1)  # sends: @FILE -> ?


def from_ini():
    parser = configparser.ConfigParser()
    parser.read(os.path.join(HERE, "settings.ini"))
    requests.get(parser["server"]["url"])  # fetches: -> ini.example.com
    requests.get(parser.get("server", "url"))  # fetches: -> ini.example.com
    requests.get(parser.get("server", "backup", fallback="https://spare.example.com"))  # fetches: -> spare.example.com


def from_toml():
    with Path("service.toml").open("rb") as file:
        mail = tomllib.load(file)["services"]["mail"]
    requests.get(mail["endpoint"])  # fetches: @FILE -> toml.example.com


def from_json():
    hooks = json.loads(Path("config.json").read_text())["hooks"]
    for hook in hooks:
        requests.get(hook["url"])  # fetches: @FILE -> json.example.com


def from_environment():
    requests.get(os.environ["REPORT_URL"])  # fetches: -> env.example.com
    requests.get(os.getenv("OTHER_URL"))  # fetches: -> ?


def from_django():
    requests.get(settings.TRACKER_URL)  # fetches: -> django.example.com


class Settings(BaseSettings):
    stats_url: str = "https://stats.example.com"


def from_pydantic():
    requests.get(Settings().stats_url)  # fetches: -> stats.example.com


def of_another_file():
    requests.get(yaml.safe_load(open("missing.yaml"))["api"]["url"])  # fetches: @FILE -> ?
