import json
import boto3

s3 = boto3.client("s3")
sns = boto3.resource("sns")


def handler(event, context):
    for record in event["Records"]:
        body = s3.get_object(Bucket="in", Key=record["s3"]["object"]["key"])["Body"].read()  # egress
        patient = json.loads(body)
        boto3.client("comprehendmedical").detect_phi(Text=patient["medical_history"])  # egress sensitive
        sns.Topic("arn:aws:sns:eu-west-1:1:t").publish(Message=patient["patient_name"])  # egress sensitive
