package dev.weir.app.api;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.weir.app.api.Reply.Problem;
import dev.weir.model.Binding;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Possession;
import dev.weir.model.Possession.Judged;
import dev.weir.model.Proof;
import dev.weir.model.net.Ip;
import dev.weir.vault.Keys;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Says whose key a request to the API shows, by all that the key asks for: its address, and what it is bound to. */
record Shown(Keys keys, Possession possession, BooleanSupplier nonces) {

  /** What became of it: a key that is in force and was shown rightly, or the answer. */
  sealed interface Who {
    record Holder(Proof.Key key, String caller) implements Who {}

    record Nobody(Reply reply) implements Who {}
  }

  Who who(HttpExchange exchange) {
    Optional<String> text = text(exchange.getRequestHeaders());
    if (text.isEmpty()) {
      return nobody("show a key as Authorization: Bearer");
    }
    return switch (keys.check(text.get())) {
      case Check.Invalid(String why) -> nobody(why);
      case Check.Valid(Proof.Key key, String _) when !key.to().admits(peer(exchange)) ->
        nobody("the key was not made for calls from this address");
      case Check.Valid(Proof.Key key, String caller) -> unproven(exchange, key, text.get())
          .<Who>map(Who.Nobody::new).orElseGet(() -> new Who.Holder(key, caller));
    };
  }

  /** The scheme is Bearer, or DPoP (RFC 9449 section 7.1): the one field that the API reads. */
  private static Optional<String> text(Headers head) {
    List<String> shown = head.getOrDefault("Authorization", List.of());
    if (shown.size() != 1) {
      return Optional.empty();
    }
    String value = shown.getFirst();
    int space = value.indexOf(' ');
    String scheme = space < 0 ? "" : value.substring(0, space);
    return scheme.equalsIgnoreCase("Bearer") || scheme.equalsIgnoreCase("DPoP")
        ? Optional.of(value.substring(space + 1).strip())
        : Optional.empty();
  }

  private Optional<Reply> unproven(HttpExchange exchange, Proof.Key key, String text) {
    @Nullable
    Binding binding = key.binding().orElse(null);
    return switch (binding) {
      case null -> Optional.empty();
      case Binding.ToCertificate _ -> Optional.of(Reply.problem(Problem.UNAUTHORIZED,
          "the key is bound to a client certificate, which cannot be shown here"));
      case Binding.ToKey(String thumbprint) -> {
        String host = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
        Judged judged = possession.judge(new Possession.Asked(
            exchange.getRequestHeaders().getOrDefault("DPoP", List.of()), exchange.getRequestMethod(),
            "http://" + host + exchange.getRequestURI().getRawPath(), text, thumbprint),
            nonces.getAsBoolean());
        yield judged instanceof Judged.Missing missing ? Optional.of(asked(missing)) : Optional.empty();
      }
    };
  }

  private static Reply asked(Judged.Missing missing) {
    String error = missing.nonce().isPresent() ? "use_dpop_nonce" : "invalid_dpop_proof";
    Reply reply = Reply.problem(Problem.UNAUTHORIZED, missing.why())
        .with("WWW-Authenticate", "DPoP error=\"" + error + "\"");
    return missing.nonce().map(nonce -> reply.with("DPoP-Nonce", nonce)).orElse(reply);
  }

  private static Who nobody(String why) {
    return new Who.Nobody(Reply.problem(Problem.UNAUTHORIZED, why).with("WWW-Authenticate", "Bearer"));
  }

  private static Ip peer(HttpExchange exchange) {
    return Ip.of(exchange.getRemoteAddress().getAddress());
  }
}
