import pathlib, pickle, re, math, collections
import chromadb
from sentence_transformers import util
from sklearn.feature_extraction.text import TfidfVectorizer
class Index:
    def __init__(self, folder):
        self.paths = sorted(pathlib.Path(folder).glob("**/*.md")); self.docs = [p.read_text() for p in self.paths]
        self.vec = TfidfVectorizer(stop_words="english"); self.m = self.vec.fit_transform(self.docs)
    def search(self, query, k=5):
        s = (self.m @ self.vec.transform([query]).T).toarray().ravel()
        return [(self.paths[i], s[i]) for i in s.argsort()[::-1][:k]]
    def save(self, p): pickle.dump(self, open(p, "wb"))
client = chromadb.PersistentClient(path="./chroma")
col = client.get_or_create_collection("notes")
ix = Index("notes")
col.add(ids=[str(p) for p in ix.paths], documents=ix.docs, embeddings=ix.m.toarray().tolist())
print(ix.search(input("query: ")), util)
