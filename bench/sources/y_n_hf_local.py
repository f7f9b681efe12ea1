import torch
from pathlib import Path
from torch import nn
from torch.utils.data import Dataset, DataLoader
import numpy as np

class Text(Dataset):
    def __init__(self, path, vocab):
        self.rows = [l.split() for l in Path(path).read_text().splitlines()]
        self.vocab = vocab
    def __len__(self): return len(self.rows)
    def __getitem__(self, i):
        return torch.tensor([self.vocab.get(w, 0) for w in self.rows[i]])

class LM(nn.Module):
    def __init__(self, n, d=64):
        super().__init__()
        self.emb = nn.Embedding(n, d)
        self.rnn = nn.GRU(d, d, batch_first=True)
        self.out = nn.Linear(d, n)
    def forward(self, x, h=None):
        y, h = self.rnn(self.emb(x), h)
        return self.out(y), h

def train(model, loader, epochs=3):
    opt = torch.optim.AdamW(model.parameters())
    for e in range(epochs):
        for batch in loader:
            logits, _ = model(batch[:, :-1])
            loss = nn.functional.cross_entropy(logits.transpose(1, 2), batch[:, 1:])
            opt.zero_grad(); loss.backward(); opt.step()
        print(e, float(loss))
        torch.save(model.state_dict(), f"lm-{e}.pt")

def generate(model, prompt, n=20):
    x, h = torch.tensor([prompt]), None
    for _ in range(n):
        logits, h = model(x, h)
        x = logits[:, -1].argmax(-1, keepdim=True)
        yield x.item()
