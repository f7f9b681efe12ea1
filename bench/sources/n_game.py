import random


class Player:
    def __init__(self, name):
        self.name = name
        self.hp = 10

    def attack(self, other):
        other.hp -= random.randint(1, 3)

    def send(self, other, item):
        other.items.append(item)


a, b = Player("A"), Player("B")
a.attack(b)
