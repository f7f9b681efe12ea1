package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds Azure storage account keys: AccountKey and 88 characters of base64.
 * Source: Azure storage docs, Connection strings.
 */
final class AzureStorageKey implements Detector {

  private static final String[] NAMES = {"AccountKey", "accountKey", "SharedAccessKey"};

  @Override
  public About about() {
    return About.secret("azure-storage-key")
        .because("opens a storage account")
        .source("Azure storage docs, Connection strings")
        .hits("AccountKey=" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2"
            + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1==")
        .misses(NAMES[0], NAMES[0] + "=" + "x".repeat(88), NAMES[0] + " a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes(NAMES);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int value = Assigned.value(text, text.run(Alphabet.WORD, at));
    int end = value < 0 ? -1 : text.word(value, Alphabet.BASE64, 88, 88);
    if (end > 0 && text.varied(value, end, 8)) {
      out.add(this, value, end, 0.95);
    }
  }
}
