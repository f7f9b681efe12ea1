package dev.weir.model;

import java.util.List;
import java.util.Optional;

/** Judges whether whoever shows a key that is bound to another one has that one (DPoP, RFC 9449). */
public interface Possession {

  /** Believes nobody. */
  Possession NONE = (_, _) -> new Judged.Missing("this Weir takes no proofs of possession", Optional.empty());

  /** Judges the proof for {@code asked}; one that is believed is believed this once. */
  Judged judge(Asked asked, boolean nonces);

  /**
   * What is to be proven.
   *
   * @param proofs the values of the request's {@code DPoP} fields
   * @param method as in the request
   * @param url the request's URL without query, as the client knows it
   * @param key the key's text, which the proof names by its digest
   * @param thumbprint of the only public key that proves it
   */
  record Asked(List<String> proofs, String method, String url, String key, String thumbprint) {
    public Asked {
      proofs = List.copyOf(proofs);
    }

    /** Never the key. */
    @Override
    public String toString() {
      return "Asked[" + method + " " + url + "]";
    }
  }

  /** What became of it. */
  sealed interface Judged {
    /** It has the key. */
    record Proven() implements Judged {}

    /**
     * It has not shown that it has.
     *
     * @param why holds nothing of what was shown
     * @param nonce that the next proof has to hold
     */
    record Missing(String why, Optional<String> nonce) implements Judged {}
  }
}
