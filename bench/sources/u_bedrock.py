import boto3
import json

brt = boto3.client(service_name="bedrock-runtime")


def ask(patient):
    body = json.dumps({"prompt": f"Summarise: {patient.medical_history}", "max_tokens": 300})
    r = brt.invoke_model(modelId="anthropic.claude-v2", body=body)  # egress sensitive
    return json.loads(r["body"].read())


def converse(q):
    return brt.converse(modelId="m", messages=[{"role": "user", "content": [{"text": q}]}])  # egress sensitive


def detect(path):
    rek = boto3.client("rekognition")
    with open(path, "rb") as f:
        return rek.detect_faces(Image={"Bytes": f.read()})  # egress
