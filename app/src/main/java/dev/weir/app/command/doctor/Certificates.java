package dev.weir.app.command.doctor;

import dev.weir.model.settings.Settings;
import dev.weir.model.settings.TlsRule;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Until when the certificates are valid that the configuration names: Weir's own on its ports, and those for destinations. */
record Certificates(Settings settings, Clock clock) {

  private static final Duration SOON = Duration.ofDays(21);

  List<Finding> look() {
    Map<String, Path> files = new LinkedHashMap<>();
    settings.listen().tls().ifPresent(tls -> {
      files.put("listen.tls.cert", tls.certificate());
      tls.clientAuthorities().ifPresent(ca -> files.put("listen.tls.client_ca", ca));
    });
    settings.admin().tls().ifPresent(tls -> files.put("admin.tls.cert", tls.certificate()));
    settings.destinations().forEach((name, rule) -> {
      TlsRule tls = rule.tls();
      tls.ca().ifPresent(ca -> files.put("destinations." + name + ".tls.ca", ca));
      tls.client().ifPresent(
          client -> files.put("destinations." + name + ".tls.client", client.certificate()));
    });
    List<Finding> findings = new ArrayList<>();
    files.forEach((of, file) -> findings.add(file(of, file)));
    return findings;
  }

  private Finding file(String of, Path file) {
    try {
      Optional<Instant> first = Pem.certificates(Files.readString(file)).stream()
          .map(X509Certificate::getNotAfter).map(date -> date.toInstant()).min(Comparator.naturalOrder());
      return first.isEmpty()
          ? Finding.ill(of, file + " holds no certificate", "put a PEM file there")
          : judged(of, file, first.get());
    } catch (IOException | CertificateException e) {
      return Finding.ill(of, file + " cannot be read as certificates", "put a PEM file there");
    }
  }

  private Finding judged(String of, Path file, Instant ends) {
    Instant now = clock.instant();
    if (ends.isBefore(now)) {
      return Finding.ill(of, file + " ended at " + ends, "put the next one there: it is read anew");
    }
    return ends.isBefore(now.plus(SOON))
        ? Finding.odd(of, file + " ends at " + ends, "have the next one made")
        : Finding.well(of, "valid until " + ends);
  }
}
