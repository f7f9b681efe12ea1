from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_community.vectorstores import Chroma

llm = ChatOpenAI(model="gpt-4o-mini", temperature=0)
prompt = ChatPromptTemplate.from_messages([("system", "Answer"), ("human", "{question}")])
chain = prompt | llm | StrOutputParser()


def answer(question):
    return chain.invoke({"question": question})  # egress sensitive


def build(docs):
    return Chroma.from_documents(docs, OpenAIEmbeddings())  # egress sensitive


for chunk in llm.stream("Tell me a joke"):  # egress
    print(chunk.content)
