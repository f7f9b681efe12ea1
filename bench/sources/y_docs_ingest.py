import os
from langchain_community.document_loaders import PyPDFDirectoryLoader
from langchain.text_splitter import RecursiveCharacterTextSplitter
from langchain_openai import OpenAIEmbeddings, ChatOpenAI
from langchain_pinecone import PineconeVectorStore
from langchain.chains import RetrievalQA

docs = PyPDFDirectoryLoader("contracts/").load()
chunks = RecursiveCharacterTextSplitter(chunk_size=800).split_documents(docs)
store = PineconeVectorStore.from_documents(chunks, OpenAIEmbeddings(), index_name="contracts")  # egress sensitive
qa = RetrievalQA.from_chain_type(llm=ChatOpenAI(model="gpt-4o"), retriever=store.as_retriever())
while True:
    print(qa.invoke({"query": input("? ")})["result"])  # egress sensitive
