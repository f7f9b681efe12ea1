import os
import discord
from discord.ext import commands, tasks
import aiohttp

intents = discord.Intents.default()
intents.message_content = True
bot = commands.Bot(command_prefix="?", intents=intents)


class Moderation(commands.Cog):
    def __init__(self, bot):
        self.bot = bot
        self.http = aiohttp.ClientSession()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message):
        if message.author.bot:
            return
        async with self.http.post("https://mod.example.ai/score", json={"text": message.content, "user": str(message.author)}) as r:  # egress sensitive
            verdict = await r.json()
        if verdict["toxic"]:
            await message.delete()  # egress
            await message.channel.send(f"{message.author.mention} be nice")  # egress

    @commands.command()
    async def ping(self, ctx: commands.Context):
        await ctx.reply("pong")  # egress


@bot.event
async def on_ready():
    await bot.add_cog(Moderation(bot))

bot.run(os.environ["DISCORD_TOKEN"])  # egress sensitive
