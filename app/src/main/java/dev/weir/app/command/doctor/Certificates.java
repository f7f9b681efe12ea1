package dev.weir.app.command.doctor;

import dev.weir.admin.api.SecretFit;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.TlsRule;
import dev.weir.model.settings.TlsRule.Client;
import dev.weir.model.settings.TlsRule.ClientFiles;
import dev.weir.model.settings.TlsRule.ClientSecret;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultSite;
import dev.weir.x509.KeyEntry;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    List<Finding> findings = new ArrayList<>();
    settings.destinations().forEach((name, rule) -> {
      TlsRule tls = rule.tls();
      tls.ca().ifPresent(ca -> files.put("destinations." + name + ".tls.ca", ca));
      tls.client().ifPresent(client -> findings.add(client("destinations." + name + ".tls.client", client)));
    });
    files.forEach((of, file) -> findings.add(file(of, file)));
    return findings;
  }

  private Finding file(String of, Path file) {
    try {
      List<X509Certificate> all = Pem.certificates(Files.readString(file));
      return all.isEmpty()
          ? Finding.ill(of, file + " holds no certificate", "put a PEM file there")
          : lasting(of, all);
    } catch (IOException | GeneralSecurityException e) {
      return Finding.ill(of, file + " cannot be read as certificates", "put a PEM file there");
    }
  }

  private Finding client(String of, Client client) {
    try {
      return switch (client) {
        case ClientFiles files -> lasting(of,
            KeyEntry.ofPem(Files.readString(files.certificate()), Files.readString(files.key())).chain());
        case ClientSecret kept -> kept(of, kept);
      };
    } catch (GeneralSecurityException e) {
      return Finding.ill(of, "it cannot be used: " + e.getMessage(),
          "give the chain, the leaf first, and its key in PEM (PKCS#8, not encrypted), or a secret of PKCS#12");
    } catch (IOException e) {
      return Finding.ill(of, "it cannot be read: " + e.getMessage(), "set it, or put it back");
    } catch (CannotRun e) {
      return Finding.ill(of, "the vault does not open", "see the master key");
    }
  }

  private Finding kept(String of, ClientSecret kept) throws GeneralSecurityException, CannotRun, IOException {
    VaultSite site = VaultSite.of(settings);
    if (site.shared().isEmpty() && !Files.isDirectory(settings.data().resolve("vault"))) {
      return Finding.odd(of, "the secret " + kept.secret() + " is not set",
          "weir secrets set " + kept.secret() + " < FILE");
    }
    try (Vault vault = Vault.open(site, MasterKeys.source(settings.data()), clock)) {
      SecretFit fit = new SecretFit(settings, vault);
      return fit.isWhole(kept)
          ? lasting(of, fit.entry(kept).chain())
          : Finding.well(of, "it is kept elsewhere, where only weir serve reads it");
    }
  }

  /** The one that ends first counts. */
  private Finding lasting(String of, List<X509Certificate> chain) {
    Instant ends = chain.stream().map(each -> each.getNotAfter().toInstant()).min(Instant::compareTo)
        .orElseThrow();
    Instant now = clock.instant();
    if (ends.isBefore(now)) {
      return Finding.ill(of, "it ended at " + ends,
          "give the next one; connections take it up by themselves");
    }
    return ends.isBefore(now.plus(SOON))
        ? Finding.odd(of, "it ends at " + ends, "have the next one made")
        : Finding.well(of, "valid until " + ends);
  }
}
