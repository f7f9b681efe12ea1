package dev.weir.scan.rules;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * A client is told not to check who answers.
 */
final class TlsVerificationOff implements Rule {

  @Override
  public About about() {
    return About.of("tls-verification-off", "Certificates are not checked", Risk.HIGH,
        "Anybody on the way can answer in the name of the recipient, and is then sent everything.",
        "Leave the check on; name the authority of a private certificate (verify=\"ca.pem\") rather than turning it off.")
        .hits("""
            import requests
            requests.get("https://api.acme-maps.io/geo", verify=False)
            """)
        .misses("""
            import requests
            requests.get("https://api.acme-maps.io/geo", verify="ca.pem")
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream()
        .filter(sending -> sending.egress().unverified() && sending.recipient().category() != Category.LOCAL)
        .map(sending -> sending
            .remark("Does not check the certificate of " + Sentences.of(sending.recipient()) + "."));
  }
}
