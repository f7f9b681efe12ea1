package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.ir.Scope;
import dev.weir.scan.ir.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes from outside never throw, whatever they are; {@code -Dweir.fuzz.seconds} and {@code .seed} go on for longer. */
final class PythonFuzzTest {

  private static final List<String> PIECES = List.of("def f(a, *b):", "class C(D):", "if x:", "elif y:",
      "else:", "for a in b:",
      "while z:", "try:", "except E as e:", "except* E:", "finally:", "with a as b:", "match x:",
      "case {'a': b, **c}:",
      "case [a, *_] | C(x=1):", "async def g():", "async for x in y:", "await z", "lambda x, y=1: z",
      "return", "yield x",
      "yield from y", "import a.b as c", "from . import *", "from ..x import (y, z)", "global g",
      "nonlocal n", "del x", "@d",
      "print >>f, x", "exec c in d", "raise A, b", "assert x", "type X[T] = int", "f'{a!r:>{b}}'", "f\"\"\"{",
      "t'{x=}'",
      "rb'\\x'", "'''", "\"\"\"", "'", "\"", "`", "(", ")", "[", "]", "{", "}", ":", ";", ",", ".", "...",
      "=", ":=", "->",
      "==", "<>", "!=", "**", "*", "//", "<<=", "@", "~", "not", "in", "is not", "and", "or", "if", "else",
      "lambda", "0x1f",
      "1_0.5e-3j", "0777L", "\\\n", "\n", "\n    ", "\n\t", "\r\n", "\r", "\f", "#c\n", "\0", "\u00e9",
      "\ufeff", "name",
      "a.b(c)[d]", "x = ", "x: int = 1", " ", "$", "?", "!", "# coding: latin-1\n", "\\N{", "\\");

  public static List<byte[]> seeds() throws IOException {
    return corpus();
  }

  public static void fuzzerTestOneInput(byte[] file) {
    check(new Python().lower("m.py", "m", false, file));
  }

  @Test
  void whateverTheBytesAreATreeComesOut() throws IOException {
    long seed = Long.getLong("weir.fuzz.seed", 1);
    long end = System.nanoTime() + Long.getLong("weir.fuzz.seconds", 2) * 1_000_000_000;
    List<byte[]> corpus = corpus();
    Python python = new Python();
    long rounds = 0;
    while (System.nanoTime() < end || rounds < 500) {
      Random random = new Random(seed++);
      byte[] file = random.nextInt(3) == 0
          ? random(random)
          : mutated(corpus.get(random.nextInt(corpus.size())), random);
      try {
        check(python.lower("m.py", "m", false, file));
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError("seed " + (seed - 1), e);
      }
      rounds++;
    }
    assertThat(rounds).isPositive();
  }

  /** Holds what the analysis relies on: nodes follow one another to the end, each on a line of the file. */
  private static void check(Unit unit) {
    for (Scope scope : unit.scopes()) {
      int node = 0;
      while (node < scope.code().length) {
        int next = scope.next(node);
        if (next <= node || scope.line(node) < 1 || scope.line(node) > unit.lines()) {
          throw new AssertionError("node " + node + " of " + scope.name());
        }
        node = next;
      }
    }
  }

  private static byte[] random(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(200);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextInt(3) == 0 ? "" : random.nextInt(6) == 0 ? "\n" : " ");
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] mutated(byte[] original, Random random) {
    int start = random.nextInt(Math.max(1, original.length / 2));
    byte[] file = Arrays.copyOfRange(original, random.nextBoolean() ? 0 : start,
        Math.min(original.length, start + 1 + random.nextInt(4000)));
    for (int i = random.nextInt(8); i > 0 && file.length > 0; i--) {
      int at = random.nextInt(file.length);
      switch (random.nextInt(4)) {
        case 0 -> file[at] = (byte) random.nextInt(256);
        case 1 -> file = Arrays.copyOf(file, at);
        default -> file = spliced(file, at, Math.min(file.length, at + random.nextInt(20)),
            PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
      }
    }
    return file;
  }

  private static byte[] spliced(byte[] file, int from, int to, byte[] piece) {
    byte[] spliced = new byte[file.length - (to - from) + piece.length];
    System.arraycopy(file, 0, spliced, 0, from);
    System.arraycopy(piece, 0, spliced, from, piece.length);
    System.arraycopy(file, to, spliced, from + piece.length, file.length - to);
    return spliced;
  }

  private static List<byte[]> corpus() throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (var walk = Files.walk(Path.of("src/test/resources/python"))) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".py")).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }
}
