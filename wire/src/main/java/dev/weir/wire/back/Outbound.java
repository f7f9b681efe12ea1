package dev.weir.wire.back;

import dev.weir.model.Credentials;
import dev.weir.model.Prepared;
import dev.weir.model.Secret;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.DestinationRule.CredentialRule;
import dev.weir.wire.h2.BlockWriter;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.HopByHop;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Spells what leaves: nothing raw, everything anew from what was judged, the credential last. */
final class Outbound {

  private Outbound() {}

  /**
   * Writes the head of {@code prepared} with {@code framing} into {@code writer}; {@code more} are fields of the connection.
   *
   * @throws IOException where the credential cannot be had; then nothing may leave
   */
  static void head(HeadWriter writer, Prepared prepared, Framing framing, Headers more,
      Credentials credentials)
      throws IOException {
    String method = prepared.head().method();
    writer.begin().text(method).text(" ").text(prepared.head().target().originForm()).text(" HTTP/1.1").line()
        .field("Host", prepared.head().target().origin().authority());
    CredentialRule rule = credential(prepared);
    fields(writer, prepared.head().headers(), rule == null ? "" : rule.header());
    switch (framing) {
      case Framing.Fixed(long length) -> writer.field("Content-Length", length);
      case Framing.Chunked _ -> writer.field("Transfer-Encoding", "chunked");
      case Framing.None _,Framing.UntilClose _ -> {
        if (method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
          writer.field("Content-Length", 0);
        }
      }
    }
    more.forEach(writer::field);
    if (rule != null) {
      try (Secret secret = credentials.open(rule.secret(), prepared.to().host())) {
        writer.field(rule.header(), secret.revealIn(rule.format()));
      }
    }
    writer.line();
  }

  /** Spells the same for a stream; what a request line and Host say stands in pseudo-headers. */
  static BlockWriter block(Prepared prepared, Framing framing, Credentials credentials) throws IOException {
    BlockWriter block = new BlockWriter();
    CredentialRule rule = credential(prepared);
    Headers headers = prepared.head().headers();
    boolean names = HopByHop.namesFields(headers);
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (leaves(headers, name, names, rule == null ? "" : rule.header())) {
        block.field(name, headers.value(i));
      } else if (name.equalsIgnoreCase("TE") && headers.value(i).equalsIgnoreCase("trailers")) {
        block.field("te", "trailers");
      }
    }
    if (framing instanceof Framing.Fixed(long length)) {
      block.field("content-length", length);
    }
    if (rule != null) {
      try (Secret secret = credentials.open(rule.secret(), prepared.to().host())) {
        block.field(rule.header(), secret.revealIn(rule.format()));
      }
    }
    return block;
  }

  /** Returns the name of the field that holds the credential, or empty text. */
  static String credentialField(Prepared prepared) {
    CredentialRule rule = credential(prepared);
    return rule == null ? "" : rule.header();
  }

  private static @Nullable CredentialRule credential(Prepared prepared) {
    return prepared.rule().isPresent() && prepared.rule().get().credential().isPresent()
        ? prepared.rule().get().credential().get()
        : null;
  }

  private static void fields(HeadWriter writer, Headers headers, String credentialHeader) {
    boolean names = HopByHop.namesFields(headers);
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (leaves(headers, name, names, credentialHeader)) {
        writer.field(name, headers.value(i));
      }
    }
  }

  private static boolean leaves(Headers headers, String name, boolean names, String credentialHeader) {
    return !HopByHop.is(name) && !name.equalsIgnoreCase(credentialHeader)
        && !(names && HopByHop.named(headers, name));
  }
}
