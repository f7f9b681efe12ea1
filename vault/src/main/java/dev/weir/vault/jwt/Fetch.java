package dev.weir.vault.jwt;

import dev.weir.model.settings.TokenRule.KeySet;
import dev.weir.vault.web.Ask;
import dev.weir.vault.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gets the text of a key set; may wait for disk or network. */
interface Fetch {

  /** The largest key set: some hundred keys. */
  int MOST_BYTES = 1 << 20;

  String text() throws IOException, InterruptedException;

  /** Returns how to get the text of {@code keys}. */
  static Fetch of(KeySet keys) {
    return switch (keys) {
      case KeySet.File(Path path) -> () -> read(path);
      case KeySet.Url url -> () -> Web.text(asked(url), MOST_BYTES);
    };
  }

  /** Read anew: a token that is projected into a container is another one every hour. */
  private static Ask asked(KeySet.Url url) throws IOException {
    Ask ask = Ask.get(url.address()).trusting(url.authorities());
    return url.pass().isPresent()
        ? ask.with("Authorization", "Bearer " + read(url.pass().get()).strip())
        : ask;
  }

  private static String read(Path path) throws IOException {
    try (InputStream from = Files.newInputStream(path)) {
      byte[] bytes = from.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it has more than " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
