package dev.weir.gateway;

import dev.weir.model.Binding;
import dev.weir.model.Entry;
import dev.weir.model.Possession;
import dev.weir.model.Possession.Judged;
import dev.weir.model.Possession.Judged.Missing;
import dev.weir.model.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Keys that are worth something only to whoever has another thing besides: a certificate, or a key of its own. */
record Bound(Possession possession) {

  /** Where a proof by another key stands. */
  static final String FIELD = "DPoP";

  /** Returns what the request does not prove; empty where it proves all that the key asks for. */
  Optional<Missing> missing(Binding binding, String key, Incoming incoming, Settings settings) {
    return switch (binding) {
      case Binding.ToCertificate(String thumbprint) ->
        incoming.certificate().filter(shown -> same(shown.thumbprint(), thumbprint)).isPresent()
            ? Optional.empty()
            : Optional.of(new Missing("the key is bound to a client certificate that was not shown",
                Optional.empty()));
      case Binding.ToKey(String thumbprint) -> {
        Judged judged = possession.judge(new Possession.Asked(incoming.headers().all(FIELD),
            incoming.method(), url(incoming, settings), key, thumbprint), settings.keys().nonces());
        yield judged instanceof Missing missing ? Optional.of(missing) : Optional.empty();
      }
    };
  }

  /** As the client has it: a gateway's from its Host field, a proxy's from the request line. */
  private static String url(Incoming incoming, Settings settings) {
    String url = incoming.entry() == Entry.GATEWAY
        ? (settings.listen().tls().isPresent() ? "https://" : "http://")
            + incoming.headers().first("Host").orElse("") + incoming.target()
        : incoming.target();
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
        other.getBytes(StandardCharsets.US_ASCII));
  }
}
