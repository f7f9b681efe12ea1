package dev.weir.app.command.doctor;

import dev.weir.admin.api.SecretFit;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.TlsRule.Client;
import dev.weir.model.settings.TlsRule.ClientFiles;
import dev.weir.model.settings.TlsRule.ClientSecret;
import dev.weir.vault.Vault;
import dev.weir.x509.KeyEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The certificates that Weir shows to destinations: whether they can be used, and how long still. */
record Certificates(Settings settings, Clock clock) {

  private static final Duration SOON = Duration.ofDays(30);

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    for (DestinationRule rule : settings.destinations().values()) {
      rule.tls().client().ifPresent(client -> findings.add(judged("client certificate of " + rule.name(), client)));
    }
    return findings;
  }

  private Finding judged(String of, Client client) {
    try {
      return switch (client) {
        case ClientFiles files -> lasting(of,
            KeyEntry.ofPem(Files.readString(files.certificate()), Files.readString(files.key())));
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
    if (!Files.isDirectory(settings.data().resolve("vault"))) {
      return Finding.odd(of, "the secret " + kept.secret() + " is not set",
          "weir secrets set " + kept.secret() + " < FILE");
    }
    try (Vault vault = Vault.open(settings.data(), MasterKeys.source(settings.data()), clock)) {
      SecretFit fit = new SecretFit(settings, vault);
      return fit.isWhole(kept)
          ? lasting(of, fit.entry(kept))
          : Finding.well(of, "it is kept elsewhere, where only weir serve reads it");
    }
  }

  private Finding lasting(String of, KeyEntry entry) {
    Instant ends = entry.chain().getFirst().getNotAfter().toInstant();
    if (ends.isBefore(clock.instant())) {
      return Finding.ill(of, "it ended at " + ends, "give the next one; connections take it up by themselves");
    }
    return ends.isBefore(clock.instant().plus(SOON))
        ? Finding.odd(of, "it ends at " + ends, "give the next one; connections take it up by themselves")
        : Finding.well(of, "it is valid until " + ends);
  }
}
