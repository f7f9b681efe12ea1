import os

import aiohttp
import discord
from discord.ext import commands, tasks

bot = commands.Bot(command_prefix="!", intents=discord.Intents.default())


@bot.command()
async def weather(ctx, *, city: str):
    async with aiohttp.ClientSession() as session:
        async with session.get("https://api.openweathermap.org/data/2.5/weather", params={"q": city, "appid": os.environ["OWM_KEY"]}) as r:  # egress
            data = await r.json()
    await ctx.send(f"{city}: {data['main']['temp']}")  # egress


@tasks.loop(minutes=5)
async def tick():
    channel = bot.get_channel(1234)
    await channel.send("still here")  # egress


@bot.event
async def on_member_join(member):
    await member.send("Welcome!")  # egress


bot.run(os.environ["DISCORD_TOKEN"])  # egress
