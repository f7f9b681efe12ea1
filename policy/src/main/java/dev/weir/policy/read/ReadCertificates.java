package dev.weir.policy.read;

import dev.weir.model.net.Host;
import dev.weir.model.settings.CertificateRule;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Reads {@code mtls} of callers. */
final class ReadCertificates {

  private final boolean asked;
  private final Map<CertificateRule, String> earlier = new HashMap<>();

  /** {@code asked} is whether clients are asked for a certificate at all. */
  ReadCertificates(boolean asked) {
    this.asked = asked;
  }

  /** Returns the certificate that proves {@code caller}. */
  Optional<CertificateRule> read(Value value, String caller) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!asked) {
      value.flaw("no client is asked for a certificate", "name their authorities in listen.tls.client_ca");
    }
    try (Table table = found.get()) {
      List<CertificateRule> rules = new ArrayList<>();
      table.find("uri")
          .flatMap(uri -> uri.as(ReadCertificates::uri, "URI", "write one such as spiffe://corp/ledger"))
          .map(CertificateRule.Uri::new).ifPresent(rules::add);
      table.find("dns")
          .flatMap(name -> name.as(ReadCertificates::name, "name", "write one such as ledger.corp.example"))
          .map(CertificateRule.Dns::new).ifPresent(rules::add);
      table.find("subject").flatMap(name -> name.as(ReadCertificates::subject, "distinguished name",
          "write one such as CN=ledger,O=Corp")).map(CertificateRule.Subject::new).ifPresent(rules::add);
      long given = List.of("uri", "dns", "subject").stream().filter(table::has).count();
      if (given != 1) {
        value.flaw("names " + given + " things of the certificate", "name one of uri, dns and subject");
      }
      rules.stream().findFirst().ifPresent(rule -> unreachable(value, rule, caller));
      return rules.stream().findFirst();
    }
  }

  private void unreachable(Value value, CertificateRule rule, String caller) {
    String before = earlier.putIfAbsent(rule, caller);
    if (before != null) {
      value.flaw("the same certificate proves " + before + " already, so it never proves this caller",
          "name another one");
    }
  }

  private static Optional<String> uri(String text) {
    try {
      return new URI(text).isAbsolute() ? Optional.of(text) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> name(String text) {
    return Host.parse(text).filter(Host.Name.class::isInstance).map(Host::toString);
  }

  private static Optional<String> subject(String text) {
    try {
      return Optional.of(new X500Principal(text).getName(X500Principal.CANONICAL));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
