package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchivesTest {

  @TempDir
  Path folder;

  @Test
  void aWheelIsReadInTheOrderOfNames() throws IOException {
    Path wheel = write("p.whl",
        zip(Map.of("pkg/b.py", bytes("b"), "pkg/__init__.py", bytes("i"), "p.dist-info/METADATA",
            bytes("m"), "__pycache__/x.py", bytes("x"))));
    Found found = Found.in(wheel);
    assertThat(found.paths()).containsExactly(wheel + "!/pkg/__init__.py", wheel + "!/pkg/b.py");
    assertThat(found.modules()).containsExactly("pkg", "pkg.b");
    assertThat(found.texts()).containsExactly("i", "b");
    assertThat(found.skipped).hasSize(2).containsEntry(wheel + "!/__pycache__/", "compiled Python");
  }

  @Test
  void anSdistIsRead() throws IOException {
    Path sdist = write("p-1.0.tar.gz", gzip(tar("p-1.0/p/m.py", '0', bytes("x = 1\n"))));
    Found found = Found.in(sdist);
    assertThat(found.paths()).containsExactly(sdist + "!/p-1.0/p/m.py");
    assertThat(found.texts()).containsExactly("x = 1\n");
  }

  @Test
  void archivesPackedByBzip2AndXzAreRead() throws IOException {
    byte[] tar = tar("p-1.0/p/m.py", '0', bytes("x = 1\n"));
    for (Path sdist : List.of(write("p.tar.bz2", bzip2(tar)), write("p.tbz2", bzip2(tar)),
        write("p.tar.xz", xz(tar)), write("p.TXZ", xz(tar)),
        write("two.tbz",
            join(bzip2(Arrays.copyOf(tar, 700)), bzip2(Arrays.copyOfRange(tar, 700, tar.length)))))) {
      assertThat(Found.in(sdist).texts()).as(sdist.toString()).containsExactly("x = 1\n");
    }
  }

  @Test
  void bombsAndDamageInBzip2AndXzEnd() throws IOException {
    byte[] bomb = tar("m.txt", '0', new byte[8 << 20]);
    for (Path file : List.of(write("b.tar.bz2", bzip2(bomb)), write("b.tar.xz", xz(bomb)))) {
      Found found = new Found();
      Sources.read(List.of(file.toString()), found, () -> new Budget(1000, 4 << 20));
      assertThat(found.skipped).containsEntry(file.toString(),
          "unfolds to more than 4 MiB: the rest was not read");
    }
    byte[] xz = xz(bomb);
    xz[xz.length / 2] ^= 1;
    assertThat(Found.in(write("d.tar.xz", xz)).skipped)
        .containsValue("a damaged archive: the rest was not read");
    byte[] half = bzip2(tar("m.py", '0', bytes("x = 1\n".repeat(5000))));
    assertThat(Found.in(write("d.tar.bz2", Arrays.copyOf(half, half.length / 2))).skipped).hasSize(1);
  }

  @Test
  void aHeadOfXzThatAsksForMuchMemoryIsRefused() throws IOException {
    byte[] xz = xz(tar("m.py", '0', bytes("x = 1\n")));
    xz[16] = 36; // the size of the dictionary, as a power of two and its half: 1 GiB
    CRC32 sum = new CRC32();
    sum.update(xz, 12, 8);
    ByteBuffer.wrap(xz).order(ByteOrder.LITTLE_ENDIAN).putInt(20, (int) sum.getValue());
    assertThat(Found.in(write("m.tar.xz", xz)).skipped)
        .containsValue("takes more memory than it may: not read");
  }

  @Test
  void longNamesOfTarAreRead() throws IOException {
    String name = "d/".repeat(90) + "m.py";
    String record = " path=" + name + "\n";
    byte[] pax = bytes((record.length() + 3) + record);
    byte[] first = tar("short", 'x', pax);
    byte[] second = tar("short", '0', bytes("a"));
    Path file = write("p.tar", join(entry(first), second));
    assertThat(Found.in(file).paths()).containsExactly(file + "!/" + name);
    Path gnu = write("g.tar", join(entry(tar("././@LongLink", 'L', bytes(name + "\0"))), second));
    assertThat(Found.in(gnu).paths()).containsExactly(gnu + "!/" + name);
  }

  @Test
  void namesThatLeadOutAreRefused() throws IOException {
    Path file = write("p.zip",
        zip(Map.of("../up.py", bytes(""), "/root.py", bytes(""), "a/../../b.py", bytes(""),
            "..\\win.py", bytes(""))));
    Found found = Found.in(file);
    assertThat(found.sources).isEmpty();
    assertThat(found.skipped).hasSize(4);
    assertThat(found.skipped.values()).containsOnly("a name that leads out of the archive");
  }

  @Test
  void linksInArchivesAreTold() throws IOException {
    Path file = write("p.tar", tar("link.py", '2', new byte[0]));
    assertThat(Found.in(file).skipped).containsEntry(file + "!/link.py", "no regular file");
  }

  @Test
  void archivesInArchivesAreReadToABound() throws IOException {
    byte[] inner = zip(Map.of("m.py", bytes("deep")));
    for (int i = 0; i < 4; i++) {
      Path file = write("p.zip", inner);
      Found found = Found.in(file);
      assertThat(found.sources).hasSize(i < 3 ? 1 : 0);
      assertThat(found.skipped).hasSize(i < 3 ? 0 : 1);
      inner = zip(Map.of("i.zip", inner));
    }
    Path tar = write("p.tar", tar("i.zip", '0', zip(Map.of("m.py", bytes("x")))));
    assertThat(Found.in(tar).paths()).containsExactly(tar + "!/i.zip!/m.py");
  }

  @Test
  void aBombEnds() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      entries.put("m" + i + ".py", new byte[1 << 20]);
    }
    Path zip = write("b.zip", zip(entries));
    Found found = new Found();
    Sources.read(List.of(zip.toString()), found, () -> new Budget(1000, 4 << 20));
    assertThat(found.sources).hasSize(4);
    assertThat(found.skipped).containsEntry(zip.toString(),
        "unfolds to more than 4 MiB: the rest was not read");
    Path tar = write("b.tar.gz", gzip(tar("m.txt", '0', new byte[8 << 20])));
    Found skippedOver = new Found();
    Sources.read(List.of(tar.toString()), skippedOver, () -> new Budget(1000, 4 << 20));
    assertThat(skippedOver.skipped).containsEntry(tar.toString(),
        "unfolds to more than 4 MiB: the rest was not read");
    Found many = new Found();
    Sources.read(List.of(zip.toString()), many, () -> new Budget(5, 1 << 30));
    assertThat(many.sources).hasSize(5);
    assertThat(many.skipped).containsEntry(zip.toString(), "more than 5 entries: the rest was not read");
  }

  @Test
  void damagedArchivesAreTold() throws IOException {
    byte[] whole = zip(Map.of("m.py", bytes("x".repeat(5000))));
    assertThat(Found.in(write("a.zip", Arrays.copyOf(whole, whole.length - 10))).skipped).hasSize(1);
    assertThat(Found.in(write("b.zip", bytes("no zip"))).skipped).hasSize(1);
    byte[] gzip = gzip(tar("m.py", '0', bytes("x = 1\n".repeat(5000))));
    assertThat(Found.in(write("c.tgz", Arrays.copyOf(gzip, gzip.length / 2))).skipped)
        .containsValue("ends too early: the rest was not read");
    byte[] tar = tar("m.py", '0', bytes("x"));
    tar[3] ^= 1;
    assertThat(Found.in(write("d.tar", tar)).skipped)
        .containsValue("a damaged archive: the rest was not read");
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] bzip2(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var bzip2 = new BZip2CompressorOutputStream(out, 1)) {
      bzip2.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] xz(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var xz = new XZOutputStream(out, new LZMA2Options(0))) {
      xz.write(bytes);
    }
    return out.toByteArray();
  }

  /** Returns an archive of one entry. */
  static byte[] tar(String name, char type, byte[] content) {
    byte[] archive = new byte[512 + (content.length + 511) / 512 * 512 + 1024];
    put(archive, 0, name);
    put(archive, 124, String.format("%011o", content.length));
    archive[156] = (byte) type;
    put(archive, 257, "ustar");
    put(archive, 148, "        ");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += archive[i] & 0xff;
    }
    put(archive, 148, String.format("%06o", sum));
    archive[154] = 0;
    System.arraycopy(content, 0, archive, 512, content.length);
    return archive;
  }

  /** Returns an archive without its end. */
  private static byte[] entry(byte[] archive) {
    return Arrays.copyOf(archive, archive.length - 1024);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static void put(byte[] archive, int at, String text) {
    byte[] bytes = bytes(text);
    System.arraycopy(bytes, 0, archive, at, bytes.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
