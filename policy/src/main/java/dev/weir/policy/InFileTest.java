package dev.weir.policy;

import dev.weir.model.Kind;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Target;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of {@code tests}: a request and what must become of it.
 *
 * @param as the caller, by name
 * @param line where it stands in the file, 1-based
 */
public record InFileTest(String name, String as, Send send, Expect expect, int line) {

  /**
   * The request.
   *
   * @param from the address it comes from; empty for one that the caller may have
   * @param address the address that its host resolves to; empty for a public one
   */
  public record Send(String method, Target target, Headers headers, Bytes body, Optional<Ip> from,
      Optional<Ip> address) {}

  /**
   * What must become of it; what is empty is not compared.
   *
   * @param redacted exactly these kinds are rewritten
   * @param rule the rule that decides
   * @param status of a denial
   */
  public record Expect(Optional<Outcome> decision, Optional<Set<Kind>> redacted, Optional<String> rule,
      Optional<Integer> status) {
    public Expect {
      redacted = redacted.map(Set::copyOf);
    }
  }
}
