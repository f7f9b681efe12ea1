export interface Options { apiKey: string; token?: string; password: string | undefined; secretKey: Buffer }
const token: string = await getToken({ scope: "read:orders" });
const key = `${user.id}:${order.id}`;
const apiKey = process.env.API_KEY_V2 ?? config.get("apiKey");
const { password, secret } = await prompt(["password", "secret"]);
headers["Authorization"] = `Bearer ${token}`;
headers.set("X-Api-Key", apiKey);
export const KEY_CODES = { enter: "Enter", key_a: "KeyA1", arrow: "ArrowDown" };
items.map((item) => <Row key={item.id + "-row1"} token={item.token} />);
fetch(url, { headers: { authorization: authHeader(token), "x-csrf": csrf() } });
if (token === "undefined" || password !== confirmPassword) throw new Error("passwords differ");
const publicKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1Olb3zMAFFxXKHiIkQO5cJ3Yhl5i6UPp";
const nextPageToken = "CYGQLjf/aR5r6bKYo1VaDTrw", cacheKey = "c267021e63d0733cc09b6f2c39c63b82", idempotencyKey = "69f88e73-4a52-474d-8927-98324d9ee780";
