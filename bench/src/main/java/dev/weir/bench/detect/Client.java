package dev.weir.bench.detect;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.util.List;

/** Who sends a body, by the head that goes with it. */
record Client(String name, Head head) {

  private static final Target CHAT = Target.absolute("https://api.example.com/v1/chat/completions")
      .orElseThrow();

  /** Returns a client that says next to nothing, and one that says as much as those of the models' makers do. */
  static List<Client> all() {
    return List.of(
        of("plain client", "Host", "api.example.com", "User-Agent", "curl/8.5.0", "Accept", "*/*",
            "Content-Type", "application/json"),
        of("maker's client", "Host", "api.example.com", "User-Agent", "OpenAI/Python 1.99.1", "Accept",
            "application/json", "Accept-Encoding", "gzip, deflate", "Content-Type", "application/json",
            "X-Stainless-Lang", "python", "X-Stainless-Package-Version", "1.99.1", "X-Stainless-OS", "Linux",
            "X-Stainless-Arch", "x64", "X-Stainless-Runtime", "CPython", "X-Stainless-Runtime-Version",
            "3.12.4",
            "X-Stainless-Async", "false"));
  }

  private static Client of(String name, String... namesAndValues) {
    return new Client(name, new Head("POST", CHAT, Headers.of(namesAndValues)));
  }
}
