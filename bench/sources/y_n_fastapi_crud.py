from fastapi import Depends, FastAPI, HTTPException, BackgroundTasks
from fastapi.middleware.cors import CORSMiddleware
from fastapi.testclient import TestClient
from pydantic import BaseModel, EmailStr
from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, sessionmaker

engine = create_engine("sqlite:///./people.db", connect_args={"check_same_thread": False})
Local = sessionmaker(bind=engine)
Base = declarative_base()

class Person(Base):
    __tablename__ = "people"
    id = Column(Integer, primary_key=True)
    email = Column(String, unique=True)
    hashed_password = Column(String)

class PersonIn(BaseModel):
    email: EmailStr
    password: str

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"])
Base.metadata.create_all(engine)

def db():
    s = Local()
    try:
        yield s
    finally:
        s.close()

@app.post("/people")
def create(p: PersonIn, tasks: BackgroundTasks, session: Session = Depends(db)):
    row = Person(email=p.email, hashed_password=p.password[::-1])
    session.add(row)
    session.commit()
    tasks.add_task(audit, p.email)
    return {"id": row.id}

@app.get("/people/{pid}")
def read(pid: int, session: Session = Depends(db)):
    row = session.get(Person, pid)
    if not row:
        raise HTTPException(404)
    return {"email": row.email}

def audit(email):
    with open("audit.log", "a") as f:
        f.write(email + "\n")

def test_create():
    client = TestClient(app)
    assert client.post("/people", json={"email": "a@b.co", "password": "x"}).status_code == 200
