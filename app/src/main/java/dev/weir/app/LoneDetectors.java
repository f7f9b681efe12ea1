package dev.weir.app;

import dev.weir.detect.PayloadInspector;
import dev.weir.detect.ai.Interpreter;
import dev.weir.model.Head;
import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DetectorRule;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** The payload detectors without a vault: what they find is the same, fingerprints and tokens mean nothing elsewhere. */
public final class LoneDetectors {

  private static final int KEY_BYTES = 32;
  private static final Bytes SAMPLE = Bytes.utf8(
      """
          {"model":"small","messages":[{"role":"user","content":"Please write to ann.lee@example.com about it."}]}""");

  private LoneDetectors() {}

  /** Returns an inspector with a key of its own that keeps nothing and touches no file. */
  public static PayloadInspector inspector() {
    return inspector(List.of());
  }

  /** Returns one that asks {@code own} detectors as well about payloads on their own. */
  public static PayloadInspector inspector(List<DetectorRule> own) {
    return new PayloadInspector(key(), new Forgetful(), own);
  }

  /** Returns what reads and judges requests to models. */
  public static Interpreter interpreter() {
    return new Interpreter(key());
  }

  /**
   * Loads the tables and classes that looking at a call needs, which every inspector of this process shares: the first one takes
   * more than a second for them where they were not prepared.
   */
  static void load() {
    Origin origin = Origin.parse("https://localhost").orElseThrow();
    Head head = new Head("POST", Target.of(origin, "/").orElseThrow(),
        Headers.of("Content-Type", "application/json"));
    inspector().inspect(head, SAMPLE, SAMPLE.length());
    interpreter().read(DestinationRule.Api.OPENAI, head, SAMPLE, SAMPLE.length(), true);
  }

  private static byte[] key() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** Tokens that nobody can turn back. */
  private static final class Forgetful implements Tokens {
    @Override
    public String tokenFor(Kind kind, String value, Scope scope, Terms terms) {
      return PREFIX + "0";
    }

    @Override
    public Optional<String> encrypted(Kind kind, String value, Scope scope, Terms terms) {
      StringBuilder shape = new StringBuilder(value);
      for (int i = 0; i < shape.length(); i++) {
        shape.setCharAt(i, Character.isLetterOrDigit(shape.charAt(i)) ? '0' : shape.charAt(i));
      }
      return Optional.of(shape.toString());
    }

    @Override
    public NavigableSet<String> encrypted(Scope scope) {
      return Collections.emptyNavigableSet();
    }

    @Override
    public Optional<String> valueOf(String token, Scope scope) {
      return Optional.empty();
    }
  }
}
