package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.scan.finding.Skipped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads the entries of archives from memory: nothing is unfolded to disk, so that no entry's name can lead anywhere. */
final class Archives {
  private static final int BUFFER = 1 << 16;

  private final Receiver to;
  private final Contents contents;

  Archives(Receiver to, Contents contents) {
    this.to = to;
    this.contents = contents;
  }

  /** Reads a zip, wheel or egg in the order of names. */
  void zip(Place place, Path file, Budget budget, int level) {
    try (ZipFile zip = open(file)) {
      List<? extends ZipEntry> entries = zip.stream().filter(entry -> !entry.isDirectory())
          .limit(budget.mostEntries() + 1L).sorted(Comparator.comparing(ZipEntry::getName)).toList();
      Names names = new Names(place);
      for (ZipEntry entry : entries) {
        budget.entry();
        Optional<Place> inside = names.admit(entry.getName());
        if (inside.isPresent()) {
          try (InputStream in = budget.counted(zip.getInputStream(entry))) {
            contents.stream(inside.get(), in, budget, level);
          } catch (Budget.Spent spent) {
            throw spent;
          } catch (IOException _) {
            miss(inside.get().path(), "a damaged entry");
          }
        }
      }
    } catch (IOException e) {
      miss(place.path(), Unreadable.why(e));
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), UTF_8);
    } catch (ZipException _) {
      // Names in another coding, most often: what else is wrong shows again.
      return new ZipFile(file.toFile(), ISO_8859_1);
    }
  }

  /** Reads a tar archive in its own order. */
  void tar(Place place, InputStream in, FileKind kind, Budget budget, int level) {
    try (InputStream plain = budget.counted(unpacked(in, kind))) {
      Tar tar = new Tar(plain);
      Names names = new Names(place);
      for (Optional<Tar.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
        budget.entry();
        Tar.Entry entry = next.get();
        Optional<Place> inside = entry.isFolder() ? Optional.empty() : names.admit(entry.name());
        if (inside.isPresent()) {
          if (entry.isFile()) {
            contents.stream(inside.get(), tar.content(), budget, level);
          } else {
            skip(inside.get().path(), "no regular file");
          }
        }
      }
    } catch (IOException e) {
      miss(place.path(), Unreadable.why(e));
    }
  }

  private static InputStream unpacked(InputStream in, FileKind kind) throws IOException {
    return switch (kind) {
      case TAR_GZ -> new GZIPInputStream(in, BUFFER);
      case TAR_BZ2 -> new BZip2CompressorInputStream(in, true);
      case TAR_XZ -> new XZInputStream(in, Budget.MOST_XZ_KIB);
      case TAR, ZIP, PYTHON, NOTEBOOK, UNTOLD, OTHER -> in;
    };
  }

  /** Of source that should have been read. */
  private void miss(String path, String why) {
    to.skipped(new Skipped(path, why, true));
  }

  private void skip(String path, String why) {
    to.skipped(new Skipped(path, why));
  }

  /** The names of one archive's entries. */
  private final class Names {
    private final Place archive;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    Names(Place archive) {
      this.archive = archive;
    }

    /** Returns where an entry lies, or nothing for one that is not read: then it was told why. */
    Optional<Place> admit(String entry) {
      String name = entry.replace('\\', '/');
      while (name.startsWith("./")) {
        name = name.substring(2);
      }
      if (name.startsWith("/") || ("/" + name + "/").contains("/../")) {
        miss(archive.path() + "!/" + name, "a name that leads out of the archive");
        return Optional.empty();
      }
      if (!seen.add(name)) {
        miss(archive.path() + "!/" + name, "a second entry of this name");
        return Optional.empty();
      }
      return isExcluded(name) ? Optional.empty() : Optional.of(archive.entry(name));
    }

    private boolean isExcluded(String name) {
      int start = 0;
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', start)) {
        Optional<String> why = Excluded.name(name.substring(start, slash));
        if (why.isPresent()) {
          if (folders.add(name.substring(0, slash))) {
            skip(archive.path() + "!/" + name.substring(0, slash + 1), why.get());
          }
          return true;
        }
        start = slash + 1;
      }
      return false;
    }
  }
}
