import os
import discord
from discord.ext import commands
from openai import AsyncOpenAI

ai = AsyncOpenAI(api_key=os.getenv("OPENAI_API_KEY"))
bot = commands.Bot(command_prefix="!", intents=discord.Intents.default())


@bot.command()
async def ask(ctx, *, question):
    res = await ai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])  # egress sensitive
    await ctx.send(res.choices[0].message.content)  # egress


@bot.event
async def on_ready():
    print("ready")


bot.run(os.environ["TOKEN"])  # egress
