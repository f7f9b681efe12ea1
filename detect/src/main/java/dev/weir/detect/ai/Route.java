package dev.weir.detect.ai;

/** What the path of a request says: some providers name the model there, and whether the answer is to be streamed. */
record Route(String path) {

  /** Returns the model that the path names: Azure's deployment, Gemini's and Bedrock's model; empty text where it names none. */
  String model() {
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
