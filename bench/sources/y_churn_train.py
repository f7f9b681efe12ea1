import argparse
import numpy as np
import pandas as pd
import torch
import torch.nn as nn
import wandb
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.seq = nn.Sequential(nn.Linear(n, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 1))

    def forward(self, x):
        return self.seq(x).squeeze(-1)


def main(cfg):
    run = wandb.init(project="churn", config=vars(cfg))  # egress
    df = pd.read_parquet(cfg.data)
    y = df.pop("churned").to_numpy(np.float32)
    X = df.to_numpy(np.float32)
    Xt, Xv, yt, yv = train_test_split(X, y, test_size=0.2, random_state=0)
    dl = DataLoader(TensorDataset(torch.tensor(Xt), torch.tensor(yt)), batch_size=cfg.bs, shuffle=True)
    net = Net(X.shape[1])
    opt = torch.optim.Adam(net.parameters(), lr=cfg.lr)
    loss_fn = nn.BCEWithLogitsLoss()
    for epoch in range(cfg.epochs):
        for xb, yb in dl:
            loss = loss_fn(net(xb), yb)
            opt.zero_grad()
            loss.backward()
            opt.step()
        wandb.log({"loss": loss.item(), "epoch": epoch})  # egress
    torch.save(net.state_dict(), "churn.pt")
    art = wandb.Artifact("churn", type="model")
    art.add_file("churn.pt")
    run.log_artifact(art)  # egress
    run.finish()


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="data/churn.parquet")
    p.add_argument("--lr", type=float, default=1e-3)
    p.add_argument("--bs", type=int, default=256)
    p.add_argument("--epochs", type=int, default=5)
    main(p.parse_args())
