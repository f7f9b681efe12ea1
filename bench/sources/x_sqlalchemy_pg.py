import os

from sqlalchemy import Column, Integer, String, create_engine, text
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()
engine = create_engine(os.environ["DATABASE_URL"])
Session = sessionmaker(bind=engine)


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    email = Column(String)


def add(email):
    session = Session()
    session.add(User(email=email))
    session.commit()


def count():
    with engine.connect() as c:
        return c.execute(text("select count(*) from users")).scalar()  # egress
