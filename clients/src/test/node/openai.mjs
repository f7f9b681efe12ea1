// What openai's SDK makes of Weir: BASE-URL, KEY, HARMLESS, WITH-MAIL, WITH-CARD, ORDER, WITH-CANARY. One line for each.
import OpenAI from "openai";
const [baseURL, apiKey, harmless, withMail, withCard, order, withCanary] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const asked = (content) => ({ model: "stand-in", messages: [{ role: "user", content }] });

async function raised(call) {
  try {
    return "no error: " + JSON.stringify(await call());
  } catch (e) {
    return `${e.constructor.name} ${e.status} ${e.message}`;
  }
}

const whole = await client.chat.completions.create(asked(withMail));
console.log("whole", whole.choices[0].message.content);
let text = "";
for await (const chunk of await client.chat.completions.create({ ...asked(withMail), stream: true })) {
  text += chunk.choices[0]?.delta?.content ?? "";
}
console.log("streamed", text);
let called = "";
const tool = {
  type: "function",
  function: {
    name: "note",
    description: "Notes a text.",
    parameters: { type: "object", properties: { text: { type: "string" } } },
    parse: JSON.parse,
    function: ({ text }) => ((called = text), "noted"),
  },
};
for (const stream of [false, true]) {
  called = "";
  const runner = client.chat.completions.runTools({ ...asked(withMail), stream, tools: [tool] });
  console.log(stream ? "tool streamed" : "tool", called || (await runner.finalContent(), called), "|", await runner.finalContent());
}
const response = await client.responses.create({ model: "stand-in", input: withMail });
console.log("response", response.output_text);
console.log("denied", await raised(() => client.chat.completions.create(asked(withCard))));
console.log("abuse", await raised(() => client.chat.completions.create(asked(order))));
const cut = client.chat.completions.stream(asked(withCanary));
console.log("cut", await raised(() => cut.finalChatCompletion()));
console.log("harmless", (await client.chat.completions.create(asked(harmless))).choices[0].finish_reason);
