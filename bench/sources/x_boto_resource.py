import json
import os
from datetime import datetime

import boto3
from boto3.dynamodb.conditions import Key

dynamodb = boto3.resource("dynamodb", region_name=os.environ.get("AWS_REGION", "eu-west-1"))
table = dynamodb.Table(os.environ["USERS_TABLE"])
events = boto3.client("events")


def lambda_handler(event, context):
    body = json.loads(event["body"])
    item = {"pk": body["email"], "name": body["full_name"], "created": datetime.utcnow().isoformat()}
    table.put_item(Item=item)  # egress sensitive
    events.put_events(Entries=[{"Source": "signup", "Detail": json.dumps({"plan": body["plan"]}), "DetailType": "x"}])  # egress
    found = table.query(KeyConditionExpression=Key("pk").eq("stats"))  # egress
    return {"statusCode": 200, "body": json.dumps(found["Items"], default=str)}
