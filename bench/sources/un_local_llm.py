from llama_cpp import Llama
import torch
import joblib

llm = Llama(model_path="m.gguf")
print(llm("Q: hi", max_tokens=5))
m = joblib.load("m.pkl")
m.predict([[1, 2]])
torch.save(m, "m.pt")
