import requests
from django.http import HttpRequest, JsonResponse
from django.views import View
from fastapi import APIRouter, FastAPI, Request
from pydantic import BaseModel

app = FastAPI()
router = APIRouter()
URL = "https://f.example.com"


class Order(BaseModel):
    email: str
    total: int


@app.post("/orders")
async def create(order: Order):
    requests.post(URL, json=order.dict())  # sends: EMAIL USER_INPUT -> f.example.com


@router.get("/item/{name}")
def item(name: str, request: Request):
    requests.post(URL, json={"n": name})  # sends: USER_INPUT -> f.example.com


@app.post("/raw")
async def raw(request: Request):
    body = await request.json()
    requests.post(URL, json=body)  # sends: USER_INPUT -> f.example.com


def django_view(request: HttpRequest):
    requests.post(URL, json=request.POST["email"])  # sends: EMAIL USER_INPUT -> f.example.com
    return JsonResponse({})


class DjangoView(View):
    def post(self, request):
        requests.post(URL, json=request.POST.get("comment"))  # sends: USER_INPUT -> f.example.com
