import os
from llama_index.core import VectorStoreIndex, SimpleDirectoryReader
from llama_index.llms.openai import OpenAI
from langchain.embeddings import OpenAIEmbeddings
from langchain.chat_models import ChatOpenAI
from langchain.schema import HumanMessage, SystemMessage
from langchain_pinecone import PineconeVectorStore

os.environ["OPENAI_API_KEY"] = "x"
docs = SimpleDirectoryReader("data").load_data()
index = VectorStoreIndex.from_documents(docs)  # egress sensitive
engine = index.as_query_engine()
print(engine.query("What did the author do?"))  # egress
OpenAI(model="gpt-4").complete("Paul is ")  # egress
chat = ChatOpenAI()
chat([SystemMessage(content="be nice"), HumanMessage(content=f"mail from {user.email}")])  # egress sensitive
chat.predict("hi")  # egress
PineconeVectorStore.from_documents(docs, OpenAIEmbeddings(), index_name="i")  # egress sensitive
