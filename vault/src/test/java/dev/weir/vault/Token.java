package dev.weir.vault;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.Assumptions;

/** A SoftHSM token with the AES key {@code weir-master}, one for all tests of this process. */
final class Token {

  private static final String PIN = "1234";
  private static final Path LIBRARY = Stream
      .of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so").map(Path::of)
      .filter(Files::isReadable).findFirst().orElse(Path.of(""));
  private static Optional<Path> folder = Optional.empty();

  private Token() {}

  /** Returns what leads to its key; without SoftHSM the test is left out, with a message that says so. */
  static synchronized String reference(String label) throws Exception {
    Assumptions.assumeTrue(!LIBRARY.toString().isEmpty(), "SoftHSM is not installed (Debian's softhsm2)");
    if (folder.isEmpty()) {
      folder = Optional.of(made(Files.createTempDirectory("weir-token")));
    }
    return "pkcs11:object=" + label + "?module-path=" + LIBRARY + "&pin-source="
        + folder.get().resolve("pin");
  }

  private static Path made(Path at) throws Exception {
    Files.createDirectory(at.resolve("tokens"));
    Path settings = Files.writeString(at.resolve("softhsm2.conf"),
        "directories.tokendir = " + at.resolve("tokens")
            + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    // The library reads the process's environment, which Java gives no other way to change.
    setEnvironment("SOFTHSM2_CONF", settings.toString());
    Process program = new ProcessBuilder("softhsm2-util", "--init-token", "--free", "--label", "weir",
        "--pin",
        PIN, "--so-pin", "5678").redirectErrorStream(true).redirectOutput(at.resolve("log").toFile()).start();
    Assumptions.assumeTrue(program.waitFor(60, TimeUnit.SECONDS) && program.exitValue() == 0,
        "softhsm2-util makes no token here");
    Files.writeString(at.resolve("pin"), PIN + "\n");
    Provider provider = Objects.requireNonNull(Security.getProvider("SunPKCS11"))
        .configure("--name=maker\nlibrary=" + LIBRARY + "\nslotListIndex=0\n");
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, PIN.toCharArray());
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(256);
    for (String label : List.of("weir-master", "weir-next")) {
      store.setKeyEntry(label, generator.generateKey(), null, null);
    }
    return at;
  }

  @SuppressWarnings("restricted") // no other way
  private static void setEnvironment(String name, String value) throws Exception {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      var set = linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"), FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
      int failed = (int) set.invoke(arena.allocateFrom(name, StandardCharsets.UTF_8),
          arena.allocateFrom(value, StandardCharsets.UTF_8), 1);
      if (failed != 0) {
        throw new IllegalStateException("setenv failed");
      }
    } catch (Throwable e) {
      throw new IllegalStateException("setenv cannot be called", e);
    }
  }
}
