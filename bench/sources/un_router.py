from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

api = APIRouter(prefix="/v1")


@api.get("/items/{item_id}")
def read(item_id: int, db: Session = Depends(lambda: None)):
    return db.query(object).get(item_id)


@api.post("/items")
def create(item: dict, db: Session = Depends(lambda: None)):
    db.add(item)
    db.commit()
    return item
