import torch
from datasets import load_dataset
from huggingface_hub import HfApi, snapshot_download, hf_hub_download
from transformers import AutoModel, AutoTokenizer, pipeline
import wandb
import mlflow

wandb.init(project="p", config={"lr": 1e-3})  # egress
ds = load_dataset("imdb")  # egress
tok = AutoTokenizer.from_pretrained("bert-base-uncased")  # egress
model = AutoModel.from_pretrained("bert-base-uncased")  # egress
snapshot_download("org/repo")  # egress
for step in range(3):
    loss = torch.rand(1)
    wandb.log({"loss": loss.item()})  # egress
mlflow.set_tracking_uri("https://mlflow.example.com")
mlflow.log_metric("loss", 0.1)  # egress
HfApi().upload_file(path_or_fileobj="m.bin", path_in_repo="m.bin", repo_id="org/repo", token=HF_TOKEN)  # egress
model.push_to_hub("org/repo")  # egress
