// What Anthropic's SDK makes of Weir: BASE-URL, KEY, HARMLESS, WITH-MAIL, WITH-CARD, ORDER, WITH-CANARY. One line for each.
import Anthropic from "@anthropic-ai/sdk";
const [baseURL, apiKey, harmless, withMail, withCard, order, withCanary] = process.argv.slice(2);
const client = new Anthropic({ baseURL, apiKey, maxRetries: 0 });
const asked = (content) => ({ model: "stand-in", max_tokens: 200, messages: [{ role: "user", content }] });

async function raised(call) {
  try {
    return "no error: " + JSON.stringify(await call());
  } catch (e) {
    return `${e.constructor.name} ${e.status} ${e.message}`;
  }
}

console.log("whole", (await client.messages.create(asked(withMail))).content[0].text);
console.log("streamed", await client.messages.stream(asked(withMail)).finalText());
const tools = [{ name: "note", description: "Notes a text.", input_schema: { type: "object", properties: { text: { type: "string" } } } }];
for (const stream of [false, true]) {
  const call = { ...asked(withMail), tools };
  const message = stream ? await client.messages.stream(call).finalMessage() : await client.messages.create(call);
  const use = message.content[0];
  const result = { role: "user", content: [{ type: "tool_result", tool_use_id: use.id, content: "noted" }] };
  const messages = [...call.messages, { role: "assistant", content: message.content }, result];
  const end = await client.messages.create({ ...call, messages });
  console.log(stream ? "tool streamed" : "tool", use.input.text, "|", message.stop_reason, end.stop_reason);
}
console.log("denied", await raised(() => client.messages.create(asked(withCard))));
console.log("abuse", await raised(() => client.messages.create(asked(order))));
const cut = await client.messages.stream(asked(withCanary)).finalMessage();
console.log("cut", cut.stop_reason);
console.log("harmless", (await client.messages.create(asked(harmless))).stop_reason);
