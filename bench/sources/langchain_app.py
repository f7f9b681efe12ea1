from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_core.prompts import ChatPromptTemplate
from langchain_community.vectorstores import Chroma, FAISS
from langchain.chains import RetrievalQA
from langchain_community.document_loaders import WebBaseLoader, PyPDFLoader

loader = PyPDFLoader("contract.pdf")
docs = loader.load()
web = WebBaseLoader("https://example.com/doc").load()  # egress
llm = ChatOpenAI(model="gpt-4o-mini", temperature=0)
db = FAISS.from_documents(docs, OpenAIEmbeddings())  # egress sensitive
qa = RetrievalQA.from_chain_type(llm, retriever=db.as_retriever())
print(qa.run("who signed?"))  # egress
prompt = ChatPromptTemplate.from_template("Tell about {topic}")
chain = prompt | llm
print(chain.invoke({"topic": "bears"}))  # egress
llm.invoke(f"What do we know about {customer_email}?")  # egress sensitive
