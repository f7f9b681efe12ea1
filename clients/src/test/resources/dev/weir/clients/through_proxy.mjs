// Node 20's fetch knows no proxies: CONNECT by node:http, TLS in it by node:tls, HTTP/2 in that by node:http2. PROXY_PORT, KEY, HOST:PORT, AUTHORITY.
import { readFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
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
    const session = http2.connect(`https://${target}`, { createConnection: () => secured });
    const inside = session.request({ ":path": "/hello" });
    inside.on("response", async (headers) => {
      let body = "";
      for await (const piece of inside) {
        body += piece;
      }
      console.log(headers[":status"], headers["weir-decision"], body);
      session.close();
    });
    inside.end();
  });
});
connect.end();
