import anthropic, subprocess
client = anthropic.Anthropic()
def loop(prompt):
    messages = [{"role": "user", "content": prompt}]
    while True:
        r = client.messages.create(model="claude", max_tokens=100, messages=messages, tools=[])  # egress sensitive
        if r.stop_reason != "tool_use":
            return r
        out = subprocess.run(["ls", "-l"], capture_output=True, text=True).stdout
        messages.append({"role": "user", "content": out})
