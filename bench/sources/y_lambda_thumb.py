import io
import os
import urllib.parse
import boto3
from PIL import Image

s3 = boto3.client("s3")

def lambda_handler(event, context):
    rec = event["Records"][0]["s3"]
    bucket = rec["bucket"]["name"]
    key = urllib.parse.unquote_plus(rec["object"]["key"])
    body = s3.get_object(Bucket=bucket, Key=key)["Body"].read()  # egress
    img = Image.open(io.BytesIO(body))
    img.thumbnail((256, 256))
    out = io.BytesIO()
    img.save(out, "JPEG")
    out.seek(0)
    s3.put_object(Bucket=os.environ["OUT"], Key="thumb/" + key, Body=out, ContentType="image/jpeg")  # egress
    return {"statusCode": 200}
