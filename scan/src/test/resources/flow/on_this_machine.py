"""Models from disks and databases that are files: nothing leaves; and what is gathered first and leaves later."""
import redis
from transformers import AutoModel


def models(args, name):
    AutoModel.from_pretrained("./model")
    AutoModel.from_pretrained(args.output_dir)
    AutoModel.from_pretrained("bert-base-uncased", local_files_only=True)
    AutoModel.from_pretrained(name)  # fetches: -> default


def gathered(email):
    with redis.Redis(host="cache.example.com").pipeline() as pipe:
        pipe.set("k", email)
        pipe.execute()  # sends: EMAIL -> cache.example.com
