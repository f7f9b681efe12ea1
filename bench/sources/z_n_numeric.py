import numpy as np
from scipy import optimize, sparse
from scipy.sparse.linalg import spsolve
def laplacian(n):
    d = np.ones(n)
    return sparse.diags([d[:-1], -2 * d, d[:-1]], [-1, 0, 1], format="csc") * (n + 1) ** 2
def heat(n=200, steps=100, dt=1e-4):
    A = sparse.eye(n, format="csc") - dt * laplacian(n)
    u = np.sin(np.pi * np.linspace(0, 1, n))
    for _ in range(steps):
        u = spsolve(A, u)
    return u
def fit(x, y):
    f = lambda p: p[0] * np.exp(-p[1] * x) - y
    return optimize.least_squares(f, [1, 1]).x
def monte_carlo(n, seed=0):
    rng = np.random.default_rng(seed)
    return 4 * np.mean(np.sum(rng.random((n, 2)) ** 2, axis=1) < 1)
if __name__ == "__main__":
    np.save("u.npy", heat()); print(monte_carlo(10 ** 6))
