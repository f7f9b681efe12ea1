package dev.weir.app.command.ca;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.wire.tls.Authority;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir ca show}: which authority the proxy's clients have to trust. */
@Command(name = "show", description = "Show the interception CA: subject, fingerprint, validity, file.")
public final class CaShow implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public CaShow(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    OpenAuthority open = OpenAuthority.of(config);
    List<List<Cell>> rows = new ArrayList<>();
    for (X509Certificate certificate : open.authority().trusted()) {
      rows.add(row("subject", certificate.getSubjectX500Principal().getName()));
      rows.add(row("SHA-256", fingerprint(certificate)));
      rows.add(row("valid",
          certificate.getNotBefore().toInstant() + " to " + certificate.getNotAfter().toInstant()));
      rows.add(row("signs", signs(certificate, open.authority())));
    }
    rows.add(row("file", open.certificateFile().toString()));
    screen.table(rows);
    return Exit.FINE;
  }

  private static String signs(X509Certificate certificate, Authority authority) {
    Instant from = Authority.signsFrom(certificate);
    return certificate.equals(authority.certificate())
        ? "now"
        : from.isAfter(Instant.now()) ? "from " + from + " on" : "no more; what it has signed may live for 7 days";
  }

  private static List<Cell> row(String name, String value) {
    return List.of(Cell.of(name), Cell.of(value));
  }

  /** Returns the fingerprint as browsers and openssl spell it. */
  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read can be digested", e);
    }
  }
}
