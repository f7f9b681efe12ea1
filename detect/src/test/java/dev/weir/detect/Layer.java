package dev.weir.detect;

import dev.weir.detect.body.Escape;
import dev.weir.detect.codec.Base32Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Encodings that texts are wrapped in by the tests, and taken out of again. */
enum Layer {
  JSON {
    @Override
    String wrap(String text) {
      return "{\"n\": 1, \"note\": \"" + Escape.JSON.write(text) + "\"}";
    }

    @Override
    String unwrap(String text) {
      int from = text.indexOf("\"note\": \"") + 9;
      return utf8(
          Escape.JSON.read(bytes(text), bytes(text.substring(0, from)).length, bytes(text).length - 2));
    }
  },
  BASE64 {
    @Override
    String wrap(String text) {
      return Base64.getEncoder().encodeToString(bytes(text));
    }

    @Override
    String unwrap(String text) {
      return utf8(Base64.getDecoder().decode(text));
    }
  },
  BASE64URL {
    @Override
    String wrap(String text) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }

    @Override
    String unwrap(String text) {
      return utf8(Base64.getUrlDecoder().decode(text));
    }
  },
  BASE32 {
    @Override
    String wrap(String text) {
      return utf8(new Base32Text(true, true).wrap(bytes(text)));
    }

    @Override
    String unwrap(String text) {
      byte[] letters = bytes(text);
      return Base32Text.undo(letters, 0, letters.length).orElseThrow().inside().utf8();
    }
  },
  HEX {
    @Override
    String wrap(String text) {
      return HexFormat.of().formatHex(bytes(text));
    }

    @Override
    String unwrap(String text) {
      return utf8(HexFormat.of().parseHex(text));
    }
  },
  PERCENT {
    @Override
    String wrap(String text) {
      StringBuilder out = new StringBuilder();
      for (byte b : bytes(text)) {
        out.append(String.format("%%%02X", b));
      }
      return out.toString();
    }

    @Override
    String unwrap(String text) {
      return utf8(Escape.PERCENT.read(bytes(text), 0, bytes(text).length));
    }
  },
  ENTITIES {
    @Override
    String wrap(String text) {
      StringBuilder out = new StringBuilder();
      text.codePoints().forEach(point -> out.append("&#").append(point).append(';'));
      return out.toString();
    }

    @Override
    String unwrap(String text) {
      return utf8(Escape.XML.read(bytes(text), 0, bytes(text).length));
    }
  },
  GZIP {
    @Override
    String wrap(String text) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(text, () -> new GZIPOutputStream(out));
      return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Override
    String unwrap(String text) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
        return utf8(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  ZLIB {
    @Override
    String wrap(String text) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(text, () -> new DeflaterOutputStream(out));
      return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Override
    String unwrap(String text) {
      try (var in = new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
        return utf8(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  DEFLATE {
    @Override
    String wrap(String text) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(text, () -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, true)));
      return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Override
    String unwrap(String text) {
      byte[] raw = Base64.getDecoder().decode(text);
      try (var in = new InflaterInputStream(new ByteArrayInputStream(raw), new Inflater(true))) {
        return utf8(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  DATA_URI {
    @Override
    String wrap(String text) {
      return "data:text/plain;base64," + BASE64.wrap(text);
    }

    @Override
    String unwrap(String text) {
      return BASE64.unwrap(text.substring(text.indexOf(',') + 1));
    }
  };

  /** Opens a coding, which may fail. */
  private interface Opening {
    OutputStream open() throws IOException;
  }

  abstract String wrap(String text);

  abstract String unwrap(String text);

  private static void write(String text, Opening opening) {
    try (OutputStream coding = opening.open()) {
      coding.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
