package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One part of what a vault keeps: what it is called, and how it is written down. */
record Section<T>(String name, Codec<T> codec) {

  static final Section<Table<Credential>> SECRETS = new Section<>("secrets.sealed",
      Table.codec(Credential::name, Credential::write, Credential::read));
  static final Section<Table<SecretNote>> NOTES = new Section<>("secret-notes.sealed",
      Table.codec(SecretNote::name, SecretNote::write, SecretNote::read));
  static final Section<Table<KeyRecord>> KEYS = new Section<>("keys.sealed",
      Table.codec(KeyRecord::name, KeyRecord::write, KeyRecord::read));
  static final Section<Table<SubKeyRecord>> SUB_KEYS = new Section<>("sub-keys.sealed",
      Table.codec(SubKeyRecord::name, SubKeyRecord::write, SubKeyRecord::read));
  static final Section<Table<Ended>> REVOKED = new Section<>("revoked-elsewhere.sealed",
      Table.codec(Ended::name, Ended::write, Ended::read));
  static final Section<Bytes> ADMINISTRATORS = new Section<>("administrators.sealed", new AsItIs());

  /** Those of which one is there once somebody has set, minted or enrolled anything. */
  static final List<Section<?>> TELLING = List.of(SECRETS, KEYS, ADMINISTRATORS);
  /** All there are. */
  static final List<Section<?>> ALL = List.of(SECRETS, NOTES, KEYS, SUB_KEYS, REVOKED, ADMINISTRATORS);

  /** Throws where {@code root} does not open what lies at {@code place} as files. */
  static void check(Place place, MasterKey root) throws VaultException {
    for (Section<?> section : TELLING) {
      Optional<byte[]> there = place.read(section.name());
      if (there.isPresent()) {
        Header.verified(there.get(), root.seal("check"), place.at(section.name()));
      }
    }
  }

  /** Bytes that are somebody else's business: one row. */
  private static final class AsItIs implements Codec<Bytes> {

    private static final String ROW = "content";

    @Override
    public Bytes empty() {
      return Bytes.EMPTY;
    }

    @Override
    public void write(Bytes content, DataOutputStream to) throws IOException {
      to.write(content.array(), content.offset(), content.length());
    }

    @Override
    public Bytes read(DataInputStream from) throws IOException {
      return Bytes.wrap(from.readAllBytes());
    }

    @Override
    public Map<String, Bytes> rows(Bytes content) {
      return content.isEmpty() ? Map.of() : Map.of(ROW, content);
    }

    @Override
    public void writeRow(Bytes content, String name, DataOutputStream to) throws IOException {
      write(content, to);
    }

    @Override
    public Bytes with(Bytes content, List<byte[]> rows) {
      return rows.isEmpty() ? content : Bytes.wrap(rows.getLast());
    }
  }
}
