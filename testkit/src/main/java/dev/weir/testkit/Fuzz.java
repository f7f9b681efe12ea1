package dev.weir.testkit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Inputs that grow out of examples by flipping, cutting, doubling and joining: the same ones in the same order each time, so that
 * what fails once fails again. {@code -Dweir.fuzz.seconds} goes on for that long, {@code -Dweir.fuzz.seed} grows others.
 */
public final class Fuzz {

  /** What is fed; throws for a fault of its own alone, never for an input that is to be refused. */
  public interface Target {
    /** Takes one input. */
    void take(byte[] input) throws Exception;
  }

  private static final int INPUTS = 5_000;
  private static final int MOST_BYTES = 4096;
  private static final int MOST_CHANGES = 5;
  /** Where numbers of one byte turn into something else. */
  private static final byte[] EDGES = {0, 1, 9, '\n', '\r', ' ', ',', ':', ';', '0', 'a', 125, 126, 127, -128,
    -1};

  private final List<byte[]> seeds;
  private final SplittableRandom random = new SplittableRandom(Long.getLong("weir.fuzz.seed", 1));

  private Fuzz(List<byte[]> seeds) {
    this.seeds = List.copyOf(seeds);
  }

  /** Feeds {@code seeds}, one at least, and what grows out of them; fails with the input in hexadecimal where the target does. */
  public static void feed(List<byte[]> seeds, Target target) {
    seeds.forEach(seed -> feed(target, seed));
    Fuzz fuzz = new Fuzz(seeds);
    long end = System.nanoTime() + Long.getLong("weir.fuzz.seconds", 0) * 1_000_000_000;
    for (int i = 0; i < INPUTS || System.nanoTime() < end; i++) {
      feed(target, fuzz.next());
    }
  }

  private static void feed(Target target, byte[] input) {
    try {
      target.take(input.clone());
    } catch (Exception | AssertionError e) {
      throw new AssertionError("failed for " + HexFormat.of().formatHex(input), e);
    }
  }

  /**
   * Writes what the {@code seeds} of the class {@code args[0]} return into the folder {@code args[1]}, for another fuzzer to start
   * with; nothing where it has none.
   */
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (Method seeds : Class.forName(args[0]).getDeclaredMethods()) {
      if (seeds.getName().equals("seeds") && seeds.trySetAccessible()) {
        for (Object seed : (List<?>) seeds.invoke(null)) {
          Files.write(Files.createTempFile(folder, "seed-", ""), (byte[]) seed);
        }
      }
    }
  }

  private byte[] next() {
    byte[] input = any();
    for (int left = random.nextInt(MOST_CHANGES); left >= 0; left--) {
      input = changed(input);
    }
    return input.length > MOST_BYTES ? Arrays.copyOf(input, MOST_BYTES) : input;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size())).clone();
  }

  private byte[] changed(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + 1 + random.nextInt(8));
    return switch (random.nextInt(6)) {
      case 0 -> joined(input, from, new byte[]{(byte) random.nextInt(256)}, to);
      case 1 -> joined(input, from, new byte[]{EDGES[random.nextInt(EDGES.length)]},
          Math.min(input.length, from + 1));
      case 2 -> joined(input, from, new byte[0], to);
      case 3 -> joined(input, to, Arrays.copyOfRange(input, from, to), to);
      case 4 -> flipped(input, from);
      default -> spliced(input, from);
    };
  }

  private byte[] flipped(byte[] input, int at) {
    if (at < input.length) {
      input[at] ^= (byte) (1 << random.nextInt(8));
    }
    return input;
  }

  private byte[] spliced(byte[] input, int from) {
    byte[] other = any();
    int start = random.nextInt(other.length + 1);
    return joined(input, from, Arrays.copyOfRange(other, start, other.length),
        random.nextBoolean() ? from : input.length);
  }

  /** Returns {@code input} with {@code between} in the place of what stands in {@code [from, to)}. */
  private static byte[] joined(byte[] input, int from, byte[] between, int to) {
    List<byte[]> parts = new ArrayList<>(List.of(Arrays.copyOf(input, from), between));
    parts.add(Arrays.copyOfRange(input, to, input.length));
    byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
