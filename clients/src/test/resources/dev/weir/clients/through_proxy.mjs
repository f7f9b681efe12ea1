// Node 20's fetch knows no proxies: CONNECT by node:http, TLS in it by node:tls. PROXY_PORT, KEY, HOST:PORT, AUTHORITY.
import { readFileSync } from "node:fs";
import http from "node:http";
import tls from "node:tls";

const [port, key, target, authority] = process.argv.slice(2);
const host = target.split(":")[0];
const basic = Buffer.from(`app:${key}`).toString("base64");
const connect = http.request({
  host: "127.0.0.1", port, method: "CONNECT", path: target, headers: { host: target, "proxy-authorization": `Basic ${basic}` },
});

connect.on("response", (answer) => {
  console.log("refused", answer.statusCode);
  answer.resume();
});
connect.on("connect", (answer, tunnel) => {
  if (answer.statusCode !== 200) {
    console.log("refused", answer.statusCode);
    tunnel.destroy();
    return;
  }
  const secured = tls.connect({ socket: tunnel, servername: host, ca: readFileSync(authority), ALPNProtocols: ["h2", "http/1.1"] }, () => {
    const inside = http.get({ createConnection: () => secured, headers: { host: target }, path: "/hello" }, async (response) => {
      let body = "";
      for await (const piece of response) {
        body += piece;
      }
      console.log(response.statusCode, response.headers["weir-decision"], body);
      secured.end();
    });
    inside.end();
  });
});
connect.end();
