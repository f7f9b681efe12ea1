import os
import yaml
from dotenv import load_dotenv

load_dotenv()
CONFIG = {
    "api_key": os.environ.get("API_KEY"),
    "url": "https://api.example.com",
    "db": os.getenv("DATABASE_URL"),
}


def load(path):
    with open(path) as f:
        return {**CONFIG, **yaml.safe_load(f)}
