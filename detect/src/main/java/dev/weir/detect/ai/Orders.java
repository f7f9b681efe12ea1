package dev.weir.detect.ai;

import dev.weir.detect.prompt.Judgement;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Speaker;

/** Tells whether a text that was brought from outside gives orders to a model that reads it; for any number of threads. */
public final class Orders {

  /** More is not judged at once: it would hold up others for milliseconds. */
  private static final int LONGEST = 32 << 10;

  private final Verdicts verdicts;

  public Orders(Keyed keyed) {
    verdicts = new Verdicts(keyed);
  }

  /** Returns whether any part of {@code text} does. */
  public boolean in(String text) {
    for (int from = 0; from < text.length(); from += LONGEST) {
      Part part = new Part(Speaker.TOOL, text.substring(from, Math.min(text.length(), from + LONGEST)), "", 0,
          0);
      if (!part.isWord() && verdicts.of(part).getOrDefault(Abuse.INDIRECT, 0.0) >= Judgement.THRESHOLD) {
        return true;
      }
    }
    return false;
  }
}
