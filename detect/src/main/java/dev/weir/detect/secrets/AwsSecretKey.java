package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds AWS secret access keys: 40 characters of base64 behind their name.
 * Source: AWS IAM user guide, Access keys.
 */
final class AwsSecretKey implements Detector {

  private static final String[] NAMES = {"aws_secret_access_key", "AWS_SECRET_ACCESS_KEY", "secretAccessKey",
    "SecretAccessKey", "secret_access_key", "AWS_SECRET_KEY", "aws_secret_key", "awsSecretKey", "aws_secret"};

  @Override
  public About about() {
    return About.secret("aws-secret-key")
        .because("calls AWS as its owner")
        .source("AWS IAM user guide, Access keys")
        .hits("aws_secret_access_key = a1B2c3D4e5F6g7H8i9J0" + "k1L2m3N4o5P6q7R8s9T0")
        .misses(NAMES[0], NAMES[0] + "=" + "x".repeat(40), NAMES[0] + " a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes(NAMES);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int value = Assigned.value(text, text.run(Alphabet.WORD, at));
    int end = value < 0 ? -1 : text.word(value, Alphabet.BASE64, 40, 40);
    if (end > 0 && text.varied(value, end, 8)) {
      out.add(this, value, end, 0.95);
    }
  }
}
