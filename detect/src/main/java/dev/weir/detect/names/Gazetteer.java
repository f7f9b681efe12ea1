package dev.weir.detect.names;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What is known of a word: whether persons, places or streets are called so, and whether it is an everyday word too. Words are
 * held as fingerprints of 30 bits, so that one word in some thousands is taken for another; never a list of names in clear.
 */
public final class Gazetteer {

  /** A given name, and one that several languages have. */
  public static final int GIVEN = 1;
  public static final int WELL_GIVEN = 2;
  public static final int FAMILY = 4;
  public static final int WELL_FAMILY = 8;
  /** A whole name of a town, of a big one, or a part of a longer name of a place. */
  public static final int TOWN = 16;
  public static final int CITY = 32;
  public static final int PLACE_PART = 64;
  public static final int COUNTRY = 128;
  /** A word that streets are called by. */
  public static final int STREET = 256;
  /** An everyday word of English, a less common one, a word of another language. */
  public static final int COMMON = 512;
  public static final int UNCOMMON = 1024;
  public static final int FOREIGN = 2048;
  /** Written with a capital, and no person: brands, species, techniques. */
  public static final int THING = 4096;
  /** Of a company's name. */
  public static final int COMPANY = 8192;

  static final int NAME = GIVEN | WELL_GIVEN | FAMILY | WELL_FAMILY;
  static final int PLACE = TOWN | CITY | PLACE_PART | COUNTRY;
  static final int EVERYDAY = COMMON | UNCOMMON | FOREIGN;

  /** Buckets by the hash's upper bits; within one, words are told apart by the next sixteen. */
  public static final int BUCKETS = 1 << 15;

  private static final int BUCKET_SHIFT = 49;
  private static final int PRINT_SHIFT = 33;
  private static final String RESOURCE = "gazetteer.bin";

  private static final int RECENT = 1024;
  private static final int RECENT_SHIFT = 24;

  /** Words that were asked for lately: the upper bits of their hashes, and in the lowest sixteen what is known of them. */
  private final AtomicLongArray recent = new AtomicLongArray(RECENT);
  private final int[] from = new int[BUCKETS + 1];
  private final short[] prints;
  private final byte[] classes;
  private final short[] palette;

  private Gazetteer(DataInputStream in) throws IOException {
    in.readUTF();
    palette = new short[in.readUnsignedByte() + 1];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = in.readShort();
    }
    for (int i = 0; i < BUCKETS; i++) {
      from[i + 1] = from[i] + in.readUnsignedByte();
    }
    int size = from[BUCKETS];
    prints = new short[size];
    for (int i = 0; i < size; i++) {
      prints[i] = in.readShort();
    }
    classes = in.readNBytes(size);
  }

  /** Returns the gazetteer that is built in. */
  public static Gazetteer load() {
    try (InputStream in = Resource.open(RESOURCE)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the gazetteer that was written so. */
  public static Gazetteer read(InputStream in) throws IOException {
    return new Gazetteer(new DataInputStream(in));
  }

  public static int bucket(long hash) {
    return (int) (hash >>> BUCKET_SHIFT);
  }

  public static short print(long hash) {
    return (short) (hash >>> PRINT_SHIFT);
  }

  /** Returns what is known of the word with this hash; 0 where it is not known. A text says few words, and these often. */
  int of(long hash) {
    int slot = (int) (hash >>> RECENT_SHIFT) & RECENT - 1;
    long known = recent.getOpaque(slot);
    if ((known ^ hash) >>> Short.SIZE == 0) {
      return (short) known;
    }
    int classes = lookedUp(hash);
    recent.setOpaque(slot, hash >>> Short.SIZE << Short.SIZE | classes & 0xffff);
    return classes;
  }

  private int lookedUp(long hash) {
    int bucket = bucket(hash);
    short print = print(hash);
    for (int i = from[bucket]; i < from[bucket + 1]; i++) {
      if (prints[i] == print) {
        return palette[classes[i] & 0xff];
      }
    }
    return 0;
  }
}
