package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.model.KeyId;
import dev.weir.model.KeyRing;
import dev.weir.model.Proof;
import dev.weir.vault.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key that another is made from: by its id, or by its text on standard input, where no list of processes shows it. */
record Parent(String named) {

  private static final String INPUT = "-";

  Proof.Key proof(Keys keys) throws CannotRun, IOException {
    if (KeyRing.looksLikeOne(named)) {
      throw new CannotRun("a key's text among the arguments can be read by every process of this machine",
          "--from",
          "name it by its id, or give its text to `--from -` on standard input; revoke it if others may have read it");
    }
    return named.equals(INPUT) ? shown(keys) : keys.proof(new KeyId(named));
  }

  private static Proof.Key shown(Keys keys) throws CannotRun, IOException {
    byte[] typed = SecretInput.read("the key");
    try {
      return switch (keys.check(new String(typed, StandardCharsets.US_ASCII))) {
        case KeyRing.Check.Valid(Proof.Key key, String _) -> key;
        case KeyRing.Check.Invalid(String why) ->
          throw new CannotRun(why, "--from -", "give a key that is in force");
      };
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }
}
