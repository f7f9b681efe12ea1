package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.model.Binding;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a sub-key is for, as options: each may stand more than once, or list several with commas between. */
final class Narrowed {

  private static final Wanted NOTHING = new Wanted(List.of(), List.of(), List.of(), List.of(), List.of(),
      List.of(), List.of(), Optional.empty());

  @Option(names = "--destination", paramLabel = "NAME", split = ",", description = "Only calls to this destination.")
  private List<String> destinations = List.of();

  @Option(names = "--method", paramLabel = "METHOD", split = ",", description = "Only calls with this method.")
  private List<String> methods = List.of();

  @Option(names = "--path", paramLabel = "PATH", split = ",", description = "Only calls with this path; * is one whole segment, ** any rest.")
  private List<String> paths = List.of();

  @Option(names = "--data-type", paramLabel = "KIND", split = ",", description = "No data but of this kind in what is sent, such as EMAIL; none for no data at all.")
  private List<String> kinds = List.of();

  @Option(names = "--address", paramLabel = "CIDR", split = ",", description = "Only calls from this address, or range of them.")
  private List<String> addresses = List.of();

  @Option(names = "--model", paramLabel = "NAME", split = ",", description = "Only calls to this model, or to those whose names begin so, such as gpt-4o*.")
  private List<String> models = List.of();

  @Option(names = "--budget", paramLabel = "BUDGET", split = ",", description = "No more than this, such as usd=2.50, tokens=100000/day, requests=50/h or bytes=5GiB/day; without h, day or month for all its time. It counts against the keys above as well.")
  private List<String> budgets = List.of();

  @Option(names = "--bind", paramLabel = "THUMBPRINT", description = "Only with a DPoP proof by the key of this RFC 7638 thumbprint (jkt=...), or over TLS by the client certificate of this one (x5t#S256=...).")
  private @Nullable String bound;

  @Option(names = "--bind-certificate", paramLabel = "FILE", description = "The same by the client certificate itself, in PEM.")
  private @Nullable Path certificate;

  /** Returns whether any is given. */
  boolean given() {
    return !wanted(Optional.ofNullable(bound).or(() -> Optional.ofNullable(certificate).map(Path::toString)))
        .equals(NOTHING);
  }

  /** Returns what is asked for; throws {@link CannotRun} where something is no name of anything. */
  Wish wish(Settings settings, String note, Optional<Instant> end) throws CannotRun {
    if (bound != null && certificate != null) {
      throw new CannotRun("a key is bound to one thing", "--bind", "leave out --bind or --bind-certificate");
    }
    Optional<String> to = certificate == null
        ? Optional.ofNullable(bound)
        : Optional.of(Binding.CERTIFICATE + thumbprint(certificate));
    return wanted(to).wish(settings, name -> "--" + name, note, end);
  }

  private Wanted wanted(Optional<String> to) {
    return new Wanted(destinations, methods, paths, kinds, addresses, models, budgets, to);
  }

  private static String thumbprint(Path file) throws CannotRun {
    try (InputStream pem = Files.newInputStream(file)) {
      byte[] der = CertificateFactory.getInstance("X.509").generateCertificate(pem).getEncoded();
      return Base64.getUrlEncoder().withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotRun("there is no certificate to read", "--bind-certificate " + file,
          "give a PEM file of the client's certificate");
    }
  }
}
