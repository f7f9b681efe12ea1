import wandb
import mlflow
from datasets import load_dataset
from huggingface_hub import HfApi, InferenceClient, hf_hub_download
from transformers import AutoModelForCausalLM, AutoTokenizer

wandb.init(project="demo")  # egress
mlflow.set_tracking_uri("https://mlflow.example.com")
tok = AutoTokenizer.from_pretrained("gpt2")  # egress
model = AutoModelForCausalLM.from_pretrained("gpt2")  # egress
ds = load_dataset("imdb", split="train")  # egress
for step in range(10):
    wandb.log({"loss": 1 / (step + 1)})  # egress
    mlflow.log_metric("loss", 1.0, step=step)  # egress
HfApi().upload_file(path_or_fileobj="model.bin", path_in_repo="model.bin", repo_id="me/x")  # egress
print(InferenceClient().text_generation("hello"))  # egress
path = hf_hub_download("me/x", "model.bin")  # egress
