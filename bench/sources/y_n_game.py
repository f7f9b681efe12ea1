import pygame, random, sys, json, os
pygame.init()
screen = pygame.display.set_mode((640, 480))
clock = pygame.time.Clock()
SCORES = "scores.json"
def load():
    return json.load(open(SCORES)) if os.path.exists(SCORES) else []
def post_score(name, score):
    s = load(); s.append({"name": name, "score": score})
    json.dump(sorted(s, key=lambda x: -x["score"])[:10], open(SCORES, "w"))
x, y, score = 320, 240, 0
while True:
    for e in pygame.event.get():
        if e.type == pygame.QUIT:
            post_score(input("Your name: "), score); sys.exit()
        if e.type == pygame.KEYDOWN and e.key == pygame.K_SPACE: score += 1
    screen.fill((0, 0, 0)); pygame.draw.circle(screen, (255, 0, 0), (x, y), 10)
    x += random.randint(-2, 2); pygame.display.flip(); clock.tick(60)
