import boto3
import json
from datetime import datetime

session = boto3.Session(profile_name="prod")
s3 = boto3.client("s3")
ddb = boto3.resource("dynamodb").Table("users")
sqs = session.client("sqs", region_name="eu-west-1")


def export(user):
    ddb.put_item(Item={"id": user.id, "email": user.email})  # egress sensitive
    s3.put_object(Bucket="exports", Key=f"{user.id}.json", Body=json.dumps(user.__dict__))  # egress sensitive
    s3.upload_file("/tmp/report.csv", "exports", "report.csv")  # egress
    sqs.send_message(QueueUrl=QUEUE, MessageBody=json.dumps({"ssn": user.ssn}))  # egress sensitive
    boto3.client("ses").send_email(Source="a@b.c", Destination={"ToAddresses": [user.email]}, Message={"Subject": {"Data": "hi"}, "Body": {}})  # egress sensitive
    boto3.client("sns").publish(PhoneNumber=user.phone_number, Message="code 123")  # egress sensitive
    boto3.client("secretsmanager").get_secret_value(SecretId="db")  # egress
    boto3.client("lambda").invoke(FunctionName="f", Payload=json.dumps({"at": datetime.now().isoformat()}))  # egress


def latest():
    obj = boto3.resource("s3").Object("exports", "latest.json")
    return obj.get()["Body"].read()  # egress


def backup(path):
    bucket = boto3.resource("s3").Bucket("backups")
    bucket.upload_file(path, path)  # egress
