package dev.weir.model.talk;

/** Whose words a part of a request is. */
public enum Speaker {
  /** Whoever uses the application, or nobody knows who. */
  USER("what the user says", true),
  /** What a tool brought: data, which has nothing to order. */
  TOOL("what a tool brought", true),
  /** A document that is to be read: data as well. */
  DOCUMENT("a document", true),
  /** The application's own instructions: they order and forbid by right. */
  SYSTEM("the application's instructions", false),
  /** The model, in turns before this one. */
  ASSISTANT("what the model said", false),
  /** The descriptions of tools and of formats. */
  DEFINITION("the description of a tool", false),
  /** What is only turned into numbers, and orders nobody. */
  INDEXED("a text to be indexed", false);

  private final String words;
  private final boolean judged;

  Speaker(String words, boolean judged) {
    this.words = words;
    this.judged = judged;
  }

  /** Returns whether abuse in it counts; where not, it is recorded and nothing else. */
  public boolean judged() {
    return judged;
  }

  /** Returns what it is in a sentence. */
  @Override
  public String toString() {
    return words;
  }
}
