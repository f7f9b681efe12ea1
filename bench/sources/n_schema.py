from pydantic import BaseModel, EmailStr, validator


class User(BaseModel):
    email: EmailStr
    password: str

    @validator("password")
    def long(cls, v):
        assert len(v) > 8
        return v


u = User(email="a@b.c", password="longenough")
print(u.dict())
