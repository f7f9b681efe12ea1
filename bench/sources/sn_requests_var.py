from collections import Counter


def summarise(requests):
    by_path = Counter()
    for request in requests:
        by_path[request.get("path", "/")] += 1
    return by_path.most_common(5)


def top(log):
    requests = [line.split()[6] for line in log]
    requests.sort()
    return requests.count("/")
