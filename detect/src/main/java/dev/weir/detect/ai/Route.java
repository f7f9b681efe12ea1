package dev.weir.detect.ai;

import dev.weir.model.Head;
import dev.weir.model.Upgrade;

/**
 * What the target of a request says: some providers name the model there, and whether the answer is to be streamed.
 *
 * @param query of a request that opens a WebSocket, without the question mark; empty text of any other
 * @param opens whether it opens a WebSocket: then no message names another model than this
 */
record Route(String path, String query, boolean opens) {

  Route(String path) {
    this(path, "", false);
  }

  static Route of(Head head) {
    boolean opens = Upgrade.of(head.headers()).isPresent();
    return new Route(head.target().path(), opens ? head.target().query() : "", opens);
  }

  /**
   * Returns the model that it names: Azure's deployment, Gemini's and Bedrock's model, what OpenAI's Realtime API is opened
   * for; empty text where it names none.
   */
  String model() {
    for (String parameter : query.split("&", -1)) {
      int value = parameter.indexOf('=') + 1;
      if (parameter.startsWith("model=") || parameter.startsWith("deployment=")) {
        return parameter.substring(value);
      }
    }
    for (String before : new String[]{"/deployments/", "/models/", "/model/"}) {
      int at = path.indexOf(before);
      if (at >= 0) {
        int from = at + before.length();
        int slash = path.indexOf('/', from);
        int colon = before.equals("/models/") ? path.lastIndexOf(':') : -1;
        int end = colon > from ? colon : slash < 0 ? path.length() : slash;
        return path.substring(from, end).replace("%3A", ":");
      }
    }
    return "";
  }

  /** Returns whether the provider goes by the model that it names, whatever the body says. */
  boolean decides() {
    return opens || path.contains("/deployments/") || path.contains("/model/")
        || path.contains("/models/") && path.lastIndexOf(':') > path.indexOf("/models/");
  }

  /** Returns whether it is only asked how many tokens something has, which is for free. */
  boolean counts() {
    return path.endsWith("/messages/count_tokens") || path.endsWith(":countTokens")
        || path.endsWith("/count-tokens") || path.endsWith("/responses/input_tokens")
        || path.endsWith("/v1/tokenize");
  }

  boolean streams() {
    return path.endsWith(":streamGenerateContent") || path.endsWith("/converse-stream")
        || path.endsWith("/invoke-with-response-stream");
  }

  /** Returns whether texts are only turned into numbers. */
  boolean indexes() {
    return path.endsWith("/embeddings") || path.endsWith("/embed") || path.endsWith("mbedContent")
        || path.endsWith("mbedContents");
  }
}
