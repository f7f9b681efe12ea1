package dev.weir.vault;

import dev.weir.model.Allowance;
import dev.weir.model.Binding;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.PathPattern;
import dev.weir.model.talk.ModelPattern;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a sub-key says, in bytes: how many keys stand above it, their ids from the root down and its own, its caller, its end in
 * seconds,
 * and its parts, each with a tag, a count and texts. The same sub-key gives the same bytes, and no other bytes are read.
 */
final class Claims {

  private static final int DESTINATIONS = 1;
  private static final int METHODS = 2;
  private static final int PATHS = 3;
  private static final int DATA = 4;
  private static final int ADDRESSES = 5;
  private static final int MODELS = 6;
  private static final int ALLOWANCES = 7;
  private static final int BINDING = 8;
  private static final int END = 0;

  private static final int MOST = 255;
  /** The end of the year 9999, in seconds. */
  static final long LATEST = 253_402_300_799L;

  private Claims() {}

  /** Returns the bytes; throws {@link VaultException} where it says more than they can. */
  static byte[] bytes(SubKey key) throws VaultException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream to = new DataOutputStream(bytes)) {
      to.writeByte(key.above().size());
      for (KeyId above : key.above()) {
        to.writeBytes(above.text());
      }
      to.writeBytes(key.id().text());
      text(to, key.caller());
      to.writeLong(key.until().getEpochSecond());
      part(to, DESTINATIONS, key.to().destinations().stream().sorted());
      part(to, METHODS, key.to().methods().stream().sorted());
      part(to, PATHS, key.to().paths().stream().map(PathPattern::toString));
      if (key.to().data().isPresent()) {
        texts(to, DATA, key.to().data().get().stream().map(Kind::name).sorted().toList());
      }
      part(to, ADDRESSES, key.to().addresses().stream().map(Cidr::toString));
      part(to, MODELS, key.to().models().stream().map(ModelPattern::toString));
      part(to, ALLOWANCES, key.allowances().stream().map(Allowance::text));
      part(to, BINDING, key.binding().stream().map(Binding::toString));
      to.writeByte(END);
    } catch (VaultException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("an array in memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void part(DataOutputStream to, int tag, Stream<String> values) throws IOException {
    List<String> all = values.toList();
    if (!all.isEmpty()) {
      texts(to, tag, all);
    }
  }

  private static void texts(DataOutputStream to, int tag, List<String> values) throws IOException {
    if (values.size() > MOST) {
      throw new VaultException("a key cannot name more than " + MOST + " of a kind",
          "name fewer, or use patterns");
    }
    to.writeByte(tag);
    to.writeByte(values.size());
    for (String value : values) {
      text(to, value);
    }
  }

  private static void text(DataOutputStream to, String value) throws IOException {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    if (text.length > MOST) {
      throw new VaultException("a key cannot hold a text of " + text.length + " bytes", "use a shorter one");
    }
    to.writeByte(text.length);
    to.write(text);
  }

  /** Reads what {@link #bytes} wrote, and nothing else. */
  static SubKey read(DataInputStream from) throws IOException {
    int depth = from.readUnsignedByte();
    if (depth < 1 || depth > SubKey.DEEPEST) {
      throw new IOException("depth out of range");
    }
    List<KeyId> above = new ArrayList<>(depth);
    for (int i = 0; i < depth; i++) {
      above.add(id(from));
    }
    KeyId own = id(from);
    String caller = text(from);
    long seconds = from.readLong();
    if (seconds < 0 || seconds > LATEST) {
      throw new IOException("end out of range");
    }
    Map<Integer, List<String>> parts = parts(from);
    List<Binding> binding = values(parts, BINDING, Binding::parse);
    if (binding.size() > 1) {
      throw new IOException("more than one binding");
    }
    return new SubKey(own, caller, above, Instant.ofEpochSecond(seconds), narrowing(parts),
        values(parts, ALLOWANCES, Allowance::parse), binding.stream().findFirst());
  }

  private static Narrowing narrowing(Map<Integer, List<String>> parts) throws IOException {
    return new Narrowing(Set.copyOf(values(parts, DESTINATIONS, Optional::of)),
        Set.copyOf(values(parts, METHODS, Optional::of)), values(parts, PATHS, PathPattern::parse),
        parts.containsKey(DATA)
            ? Optional.of(Set.copyOf(values(parts, DATA, name -> Optional.of(new Kind(name)))))
            : Optional.empty(),
        values(parts, ADDRESSES, Cidr::parse), values(parts, MODELS, ModelPattern::parse));
  }

  private static <T> List<T> values(Map<Integer, List<String>> parts, int tag,
      Function<String, Optional<T>> parse)
      throws IOException {
    List<T> values = new ArrayList<>();
    for (String text : parts.getOrDefault(tag, List.of())) {
      values.add(parse.apply(text).orElseThrow(() -> new IOException("a value that is none")));
    }
    return values;
  }

  /** A part that this Weir does not know would narrow the key as well, and an empty one would read as open: such a key is none. */
  private static Map<Integer, List<String>> parts(DataInputStream from) throws IOException {
    Map<Integer, List<String>> parts = new HashMap<>();
    int last = END;
    for (int tag = from.readUnsignedByte(); tag != END; tag = from.readUnsignedByte()) {
      List<String> texts = texts(from);
      if (tag <= last || tag > BINDING || texts.isEmpty() && tag != DATA) {
        throw new IOException("a part that is none");
      }
      parts.put(tag, texts);
      last = tag;
    }
    return parts;
  }

  private static List<String> texts(DataInputStream from) throws IOException {
    int count = from.readUnsignedByte();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text(from));
    }
    return texts;
  }

  private static String text(DataInputStream from) throws IOException {
    return new String(exactly(from, from.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  private static KeyId id(DataInputStream from) throws IOException {
    byte[] text = exactly(from, KeyText.ID);
    if (!KeyText.isId(text)) {
      throw new IOException("an id that is none");
    }
    return new KeyId(new String(text, StandardCharsets.US_ASCII));
  }

  private static byte[] exactly(DataInputStream from, int length) throws IOException {
    byte[] bytes = new byte[length];
    from.readFully(bytes);
    return bytes;
  }
}
