package dev.weir.model.settings;

import dev.weir.model.net.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * One application that may call. A key of Weir's proves it in any case.
 *
 * @param team empty text where the file names none
 * @param from the addresses it calls from; empty where it must show something
 * @param token the tokens of another issuer that prove it
 * @param certificate the client certificate that proves it
 * @param mints whether its keys may make sub-keys of themselves over the admin API
 */
public record CallerRule(String name, String team, List<Cidr> from, Optional<TokenRule> token,
    Optional<CertificateRule> certificate, boolean mints) {
  public CallerRule {
    from = List.copyOf(from);
  }

  /** One that is known by its key, or by its address. */
  public CallerRule(String name, String team, List<Cidr> from) {
    this(name, team, from, Optional.empty(), Optional.empty());
  }

  /** One that makes no keys. */
  public CallerRule(String name, String team, List<Cidr> from, Optional<TokenRule> token,
      Optional<CertificateRule> certificate) {
    this(name, team, from, token, certificate, false);
  }

  /** Returns whether the address alone proves this caller: the weakest proof. */
  public boolean byAddress() {
    return !from.isEmpty();
  }
}
