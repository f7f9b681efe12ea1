"""Naming rules for our cloud resources."""
from dataclasses import dataclass
from enum import Enum
from google.cloud.bigquery import SchemaField
from botocore.config import Config
class Env(str, Enum): DEV = "dev"; PROD = "prod"
@dataclass(frozen=True)
class Names:
    env: Env
    team: str
    def bucket(self, purpose): return f"acme-{self.env.value}-{self.team}-{purpose}"
    def table(self, ds, name): return f"acme-{self.env.value}.{ds}.{name}"
    def arn(self, region, queue): return f"arn:aws:sqs:{region}:123456789012:{self.bucket(queue)}"
    def url(self, path): return f"https://storage.googleapis.com/{self.bucket('static')}/{path}"
SCHEMA = [SchemaField("email", "STRING"), SchemaField("ssn", "STRING")]
RETRY = Config(retries={"max_attempts": 5})
if __name__ == "__main__": print(Names(Env.DEV, "risk").url("a.css"), SCHEMA, RETRY)
