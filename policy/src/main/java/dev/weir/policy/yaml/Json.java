package dev.weir.policy.yaml;

import java.math.BigDecimal;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes a YAML value as JSON (RFC 8259); what JSON cannot say is a flaw of the value. */
final class Json {

  private final Value owner;
  private final StringBuilder out;

  Json(Value owner, StringBuilder out) {
    this.owner = owner;
    this.out = out;
  }

  void write(Node node) {
    switch (node) {
      case MappingNode mapping -> table(mapping);
      case SequenceNode sequence -> list(sequence);
      case ScalarNode scalar -> scalar(scalar);
      default ->
        owner.flaw("holds what JSON cannot say", "write tables, lists, texts, numbers, true, false or null");
    }
  }

  private void table(MappingNode mapping) {
    out.append('{');
    String comma = "";
    for (NodeTuple tuple : mapping.getValue()) {
      out.append(comma);
      text(tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "");
      out.append(':');
      write(tuple.getValueNode());
      comma = ",";
    }
    out.append('}');
  }

  private void list(SequenceNode sequence) {
    out.append('[');
    String comma = "";
    for (Node item : sequence.getValue()) {
      out.append(comma);
      write(item);
      comma = ",";
    }
    out.append(']');
  }

  private void scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      out.append("null");
    } else if (tag.equals(Tag.BOOL)) {
      out.append(Boolean.parseBoolean(scalar.getValue()));
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      number(scalar.getValue());
    } else {
      text(scalar.getValue());
    }
  }

  private void number(String spelt) {
    try {
      out.append(new BigDecimal(spelt));
    } catch (NumberFormatException e) {
      owner.flaw(Value.quote(spelt) + " is no number of JSON", "write it in decimal");
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
