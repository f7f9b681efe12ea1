import yaml, secrets, pathlib, socket
SERVICES = {"db": "postgres:16", "cache": "redis:7", "mq": "rabbitmq:3", "mail": "mailhog/mailhog"}
def service(name, image):
    env = {}
    if name == "db": env = {"POSTGRES_PASSWORD": secrets.token_urlsafe(16), "POSTGRES_USER": "app"}
    return {"image": image, "environment": env, "restart": "unless-stopped", "networks": ["backend"]}
def compose(domain):
    s = {n: service(n, i) for n, i in SERVICES.items()}
    s["web"] = {"build": ".", "environment": {"DATABASE_URL": "postgresql://app@db/app", "REDIS_URL": "redis://cache:6379", "SMTP_HOST": "mail", "PUBLIC_URL": f"https://{domain}", "HOSTNAME": socket.gethostname()}}
    return {"services": s, "networks": {"backend": {}}}
pathlib.Path("docker-compose.yml").write_text(yaml.safe_dump(compose("app.example.com")))
