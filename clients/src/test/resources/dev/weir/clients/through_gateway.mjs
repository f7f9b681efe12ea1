// Posts to the gateway with Node's fetch, and asks for a greeting in chunks behind it: URL, KEY, TEXT, GREETING.
const [url, key, text, greeting] = process.argv.slice(2);
const headers = { authorization: `Bearer ${key}`, "content-type": "text/plain" };
const posted = await fetch(url, { method: "POST", headers, body: text });
console.log(posted.status, posted.headers.get("weir-decision"), await posted.text());
const got = await fetch(greeting, { headers });
console.log(got.status, got.headers.get("weir-decision"), await got.text());
