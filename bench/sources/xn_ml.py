import numpy as np
import pandas as pd
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, x):
        return self.fc(x)


def train(path):
    df = pd.read_csv(path)
    X, y = df.drop(columns=["email", "label"]).values, df["label"].values
    Xt, Xv, yt, yv = train_test_split(X, y)
    clf = LogisticRegression().fit(Xt, yt)
    print(clf.score(Xv, yv))
    net = Net()
    opt = torch.optim.Adam(net.parameters())
    for _ in range(10):
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(torch.tensor(Xt).float()), torch.tensor(yt).float())
        loss.backward()
        opt.step()
    torch.save(net.state_dict(), "model.pt")
    np.save("pred.npy", clf.predict(Xv))


train("data.csv")
