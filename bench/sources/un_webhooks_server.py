from aiohttp import web


async def hook(request):
    data = await request.json()
    return web.json_response({"got": data["email"]})


app = web.Application()
app.add_routes([web.post("/hook", hook), web.get("/", hook)])
web.run_app(app)
