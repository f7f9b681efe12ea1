from algoliasearch.search_client import SearchClient
from meilisearch import Client as Meili
import pinecone
import weaviate
from qdrant_client import QdrantClient
import chromadb

index = SearchClient.create("APP", "KEY").init_index("users")
index.save_objects([{"objectID": 1, "email": user.email}])  # egress sensitive
index.search(user.email)  # egress sensitive
Meili("https://ms.example.com", "k").index("users").add_documents([{"id": 1, "name": user.full_name}])  # egress sensitive
idx = pinecone.Pinecone(api_key=PK).Index("i")
idx.upsert(vectors=[("1", vec, {"email": user.email})])  # egress sensitive
QdrantClient(url="https://q.example.com").upsert(collection_name="c", points=pts)  # egress
chromadb.Client().create_collection("local")
