import tweepy
import praw
import facebook
from github import Github
import gitlab
from jira import JIRA
from notion_client import Client as Notion
from atlassian import Confluence

api = tweepy.API(tweepy.OAuth1UserHandler(CK, CS, AT, ATS))
api.update_status("hello")  # egress
tweepy.Client(bearer_token=BT).create_tweet(text=f"thanks {full_name}")  # egress sensitive
reddit = praw.Reddit(client_id="x", client_secret="y", user_agent="z")
reddit.subreddit("test").submit("title", selftext="body")  # egress
facebook.GraphAPI(access_token=FB_TOKEN).put_object("me", "feed", message="hi")  # egress
gh = Github(GH_TOKEN)
gh.get_repo("o/r").create_issue(title="bug", body=f"reported by {reporter_email}")  # egress sensitive
gitlab.Gitlab("https://gitlab.com", private_token=T).projects.get(1)  # egress
JIRA("https://x.atlassian.net", basic_auth=("u", JIRA_TOKEN)).create_issue(fields={"summary": "x"})  # egress
Notion(auth=NT).pages.create(parent={"database_id": D}, properties={"Email": {"email": email}})  # egress sensitive
Confluence(url="https://x.atlassian.net").create_page(space="S", title="t", body="b")  # egress
