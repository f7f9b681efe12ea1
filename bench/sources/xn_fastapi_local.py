from fastapi import APIRouter, BackgroundTasks, FastAPI, UploadFile, WebSocket
from pydantic import BaseModel

app = FastAPI()
router = APIRouter(prefix="/items")
STORE: dict[int, dict] = {}


class Item(BaseModel):
    name: str
    owner_email: str


def audit(line: str):
    with open("audit.log", "a") as f:
        f.write(line + "\n")


@router.post("")
async def put(item: Item, tasks: BackgroundTasks):
    STORE[len(STORE)] = item.model_dump()
    tasks.add_task(audit, item.owner_email)
    return {"id": len(STORE) - 1}


@router.post("/upload")
async def upload(file: UploadFile):
    data = await file.read()
    return {"size": len(data)}


@app.websocket("/ws")
async def ws(socket: WebSocket):
    await socket.accept()
    while True:
        text = await socket.receive_text()
        await socket.send_text(text.upper())


app.include_router(router)
