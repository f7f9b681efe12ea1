import csv
import io

from google.cloud import bigquery, pubsub_v1, secretmanager, storage


def export(project, bucket_name, rows):
    client = storage.Client(project=project)
    bucket = client.bucket(bucket_name)
    blob = bucket.blob("exports/users.csv")
    buf = io.StringIO()
    w = csv.DictWriter(buf, fieldnames=["email", "phone"])
    for row in rows:
        w.writerow({"email": row["email"], "phone": row["phone"]})
    blob.upload_from_string(buf.getvalue(), content_type="text/csv")  # egress sensitive


def publish(project, topic, message):
    publisher = pubsub_v1.PublisherClient()
    path = publisher.topic_path(project, topic)
    future = publisher.publish(path, message.encode("utf-8"))  # egress
    return future.result()


def load(dataset, records):
    bq = bigquery.Client()
    errors = bq.insert_rows_json(f"{dataset}.events", records)  # egress
    return errors


def password(project):
    sm = secretmanager.SecretManagerServiceClient()
    r = sm.access_secret_version(name=f"projects/{project}/secrets/db/versions/latest")  # egress
    return r.payload.data.decode()
