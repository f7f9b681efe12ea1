import anthropic
from jira import JIRA
import os

jira = JIRA(server="https://acme.atlassian.net", basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))  # egress sensitive
claude = anthropic.Anthropic()

PROMPT = """Summarise this ticket in two sentences.
{description}
"""

def summarise(issue):
    msg = claude.messages.create(  # egress sensitive
        model="claude-3-5-haiku-latest",
        max_tokens=200,
        messages=[{"role": "user", "content": PROMPT.format(description=issue.fields.description)}],
    )
    return msg.content[0].text

for issue in jira.search_issues("project = HELP AND status = Open"):  # egress
    jira.add_comment(issue, summarise(issue))  # egress
