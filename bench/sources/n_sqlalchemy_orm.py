from sqlalchemy.orm import Session
from models import User


def by_email(session: Session, email):
    user = session.query(User).filter(User.email == email).first()
    return session.get(User, user.id)
