package dev.weir.model.talk;

import dev.weir.model.Head;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.settings.DetectorRule;
import java.util.List;
import java.util.Optional;

/** Knows how to look at answers. */
public interface Reviews {

  /**
   * What was asked.
   *
   * @param body as it left; empty where it was not read
   */
  record Asked(Api api, Head head, Bytes body, Scope scope, ContentRule content, List<DetectorRule> own) {
    public Asked {
      own = List.copyOf(own);
    }
  }

  /** Returns what looks at the answer to {@code asked}. */
  Review of(Asked asked, List<AnswerTerms> terms, Reach reach);

  /** Returns {@code body} without these content codings; empty where that cannot be had within {@code maxBytes}. */
  Optional<Bytes> open(Bytes body, List<String> codings, long maxBytes);

  /**
   * Returns the request with a canary in the application's instructions, the same for every call in {@code scope}, so that a
   * provider's cache of prompts still serves; empty where it has no instructions, or may not be changed.
   */
  Optional<Rewritten> marked(Api api, Head head, Bytes body, Scope scope);
}
