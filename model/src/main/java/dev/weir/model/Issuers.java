package dev.weir.model;

import dev.weir.model.settings.CallerRule;
import java.util.List;

/** Knows whom the signed tokens of other issuers speak of. */
public interface Issuers {

  /** Knows no issuer. */
  Issuers NONE = (_, _) -> new Claim.Foreign();

  /** Returns whom {@code token} proves among {@code callers}; asks nobody, and never waits. */
  Claim check(String token, List<CallerRule> callers);

  /** What became of looking at a token. */
  sealed interface Claim {
    /** It proves this caller. */
    record Of(CallerRule caller, Proof.Token proof) implements Claim {}

    /** It is by an issuer that some caller names, and proves nobody; {@code why} holds nothing of it. */
    record Refused(String why) implements Claim {}

    /** It is no token, or by an issuer that no caller names: not meant for Weir. */
    record Foreign() implements Claim {}
  }
}
