package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a Jupyter notebook: the code of its cells one after the other, each after a line {@code # cell n} where n counts all cells
 * from 1. Source: "The Notebook file format" (nbformat 3 and 4).
 */
sealed interface Notebook {

  /** The code of a Python notebook, with what was not read of it. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Code(byte[] text, Optional<String> unread) implements Notebook {}

  /** No notebook of Python, and why. */
  record Other(String why) implements Notebook {}

  /** Returns what a file is as a notebook. */
  static Notebook read(byte[] json) {
    return new Reading().read(json);
  }

  /** The state of one reading. */
  final class Reading {
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Budget.MOST_NOTEBOOK_BYTES).build())
        .build();

    private final StringBuilder code = new StringBuilder();
    private final List<String> source = new ArrayList<>();
    private String cellType = "";
    private String language = "";
    private int cells;

    Notebook read(byte[] json) {
      Optional<String> unread = Optional.empty();
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return new Other("no notebook");
        }
        object(parser, "");
      } catch (JacksonException _) {
        closeCell();
        unread = Optional.of("the notebook is damaged behind cell " + cells);
      }
      if (!language.isEmpty() && !language.contains("python")) {
        return new Other("a notebook of another language");
      }
      if (cells == 0 && unread.isPresent()) {
        return new Other("a damaged notebook");
      }
      return new Code(code.toString().getBytes(UTF_8), unread);
    }

    /** Reads an object up to its end; {@code within} is the key that it stands under. */
    private void object(JsonParser parser, String within) {
      for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser
          .nextToken()) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (within.equals("cell")) {
          cellField(parser, key, value);
        } else if (key.equals("cells") && value == JsonToken.START_ARRAY) {
          array(parser, "cell");
        } else if (key.equals("worksheets") && value == JsonToken.START_ARRAY) {
          array(parser, "worksheet");
        } else if ((key.equals("metadata") || within.equals("metadata")) && value == JsonToken.START_OBJECT) {
          object(parser, key.equals("metadata") ? key : "language");
        } else if (within.equals("language")
            && (key.equals("language") || key.equals("name") && language.isEmpty())) {
          language = parser.getString().toLowerCase(Locale.ROOT);
        } else {
          parser.skipChildren();
        }
      }
    }

    private void array(JsonParser parser, String of) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          parser.skipChildren();
        } else if (of.equals("cell")) {
          cells++;
          object(parser, of);
          closeCell();
        } else {
          object(parser, of);
        }
      }
    }

    private void cellField(JsonParser parser, String key, JsonToken value) {
      switch (key) {
        case "cell_type" -> cellType = parser.getString();
        case "source", "input" -> {
          if (value == JsonToken.VALUE_STRING) {
            source.add(parser.getString());
          } else if (value == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              if (parser.currentToken() == JsonToken.VALUE_STRING) {
                source.add(parser.getString());
              } else {
                parser.skipChildren();
              }
            }
          }
        }
        default -> parser.skipChildren();
      }
    }

    private void closeCell() {
      if (cellType.equals("code") && !source.isEmpty()) {
        code.append("# cell ").append(cells).append('\n');
        Magics.plain(String.join("", source), code);
        code.append('\n');
      }
      source.clear();
      cellType = "";
    }
  }
}
