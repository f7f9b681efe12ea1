package dev.weir.policy.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose a bucket or a budget is, read back from its name for people. What an expression has made of a call may be a secret, as
 * {@code request.headers["x-session"]} is: such values are told apart by a mark alone, another one in each process. A model is
 * called by its name.
 *
 * @param of a name for each thing that {@code per} has, in its order
 * @param share whose part it is, where it is one
 */
public record Whose(List<Named> of, Optional<Named> share) {

  /** Something and its name; empty text where it has none, as a team that a caller does not belong to. */
  public record Named(String what, String name) {}

  private static final int SALT_BYTES = 16;
  private static final byte[] SALT = new byte[SALT_BYTES];

  static {
    new SecureRandom().nextBytes(SALT);
  }

  public Whose {
    of = List.copyOf(of);
  }

  /** Returns whose {@code key} says that it is; empty where a rule with this {@code per} and these shares has no such keys. */
  public static Optional<Whose> read(List<Per> per, Optional<Shares> shares, String key) {
    Cursor cursor = new Cursor(key);
    List<Named> of = new ArrayList<>();
    for (Per one : per) {
      Optional<Named> named = cursor.next(one);
      if (named.isEmpty()) {
        return Optional.empty();
      }
      of.add(named.get());
    }
    if (cursor.atEnd()) {
      return Optional.of(new Whose(of, Optional.empty()));
    }
    return shares.flatMap(each -> cursor.share(each.by())).filter(_ -> cursor.atEnd())
        .map(share -> new Whose(of, Optional.of(share)));
  }

  private static Named named(Per one, String value) {
    boolean name = one instanceof Per.Known || one.text().equals(Per.MODEL) || value.isEmpty();
    return new Named(one.label(), name ? value : mark(value));
  }

  private static String mark(String value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(SALT);
      return "#%08x".formatted(
          ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8))).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Reads what {@link Per#part} has written. */
  private static final class Cursor {
    private final String key;
    private int at;

    Cursor(String key) {
      this.key = key;
    }

    boolean atEnd() {
      return at == key.length();
    }

    Optional<Named> share(Per by) {
      if (!skip(Shares.PREFIX)) {
        return Optional.empty();
      }
      return skip(Shares.OTHERS) && atEnd() ? Optional.of(new Named(by.label(), Shares.OTHERS)) : next(by);
    }

    Optional<Named> next(Per one) {
      if (!skip(one.text() + "=")) {
        return Optional.empty();
      }
      int digits = at;
      while (at < key.length() && key.charAt(at) >= '0' && key.charAt(at) <= '9' && at - digits < 9) {
        at++;
      }
      int length = at == digits ? -1 : Integer.parseInt(key.substring(digits, at));
      if (length < 0 || !skip(":") || length >= key.length() - at) {
        return Optional.empty();
      }
      String value = key.substring(at, at + length);
      at += length;
      return skip(";") ? Optional.of(named(one, value)) : Optional.empty();
    }

    private boolean skip(String text) {
      boolean there = key.startsWith(text, at);
      at += there ? text.length() : 0;
      return there;
    }
  }
}
