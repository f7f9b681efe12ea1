"""A tiny ORM over sqlite3."""
import sqlite3
from typing import Any, ClassVar, Iterator, TypeVar
T = TypeVar("T", bound="Model")
class Field:
    def __init__(self, sql="TEXT", unique=False): self.sql, self.unique = sql, unique
    def __set_name__(self, owner, name): owner.__fields__ = {**getattr(owner, "__fields__", {}), name: self}
class Session:
    def __init__(self, path): self.con = sqlite3.connect(path)
    def execute(self, q, *a): return self.con.execute(q, a)
    def commit(self): self.con.commit()
    def post(self, obj): obj.save(self); self.commit()
    def get(self, cls, pk): return next(cls.where(self, "rowid = ?", pk), None)
class Model:
    __fields__: ClassVar[dict[str, Field]] = {}
    def __init__(self, **kw: Any): self.__dict__.update(kw)
    @classmethod
    def where(cls: type[T], s: Session, cond: str, *a) -> Iterator[T]:
        for row in s.execute(f"select {', '.join(cls.__fields__)} from {cls.__name__} where {cond}", *a):
            yield cls(**dict(zip(cls.__fields__, row)))
    def save(self, s: Session):
        names = list(self.__fields__)
        s.execute(f"insert into {type(self).__name__} ({', '.join(names)}) values ({', '.join('?' * len(names))})", *(getattr(self, n) for n in names))
class Customer(Model):
    email = Field(unique=True); phone = Field(); iban = Field()
session = Session("shop.db")
session.post(Customer(email="a@b.c", phone="1", iban="DE"))
print(session.get(Customer, 1))
