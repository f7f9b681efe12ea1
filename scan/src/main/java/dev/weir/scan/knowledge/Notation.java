package dev.weir.scan.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Reads one library's lines into places; {@code shapes.txt} describes the notation at its head. The texts come with Weir, so a
 * mistake in one is a fault of the build: it flies with the line.
 */
final class Notation {

  private record Level(int indent, List<Node> nodes) {}

  private final Shapes shapes;
  private final Deque<Level> levels = new ArrayDeque<>();

  private Notation(Shapes shapes) {
    this.shapes = shapes;
  }

  /** Reads {@code block} into {@code root}, the place of its library. */
  static void read(Catalogue.Block block, Node root, Shapes shapes) {
    var notation = new Notation(shapes);
    for (int i = block.start(); i < block.end(); i++) {
      var line = block.lines().get(i);
      int indent = 0;
      while (indent < line.length() && line.charAt(indent) == ' ')
        indent++;
      if (indent == line.length() || line.charAt(indent) == '#')
        continue;
      try {
        notation.line(indent, line.substring(indent), root);
      } catch (RuntimeException e) {
        throw new IllegalStateException("catalogue: " + line, e);
      }
    }
  }

  private void line(int indent, String line, Node root) {
    while (!levels.isEmpty() && levels.peek().indent() >= indent)
      levels.pop();
    int end = line.indexOf(' ');
    var spelling = end < 0 ? line : line.substring(0, end);
    var words = end < 0 ? List.<String>of() : Text.words(line.substring(end + 1));
    var nodes = new ArrayList<Node>();
    for (var path : Path.expand(spelling)) {
      var steps = Path.steps(path);
      if (levels.isEmpty()) {
        nodes.add(reach(root, steps.subList(1, steps.size())));
      } else {
        for (var above : levels.peek().nodes())
          nodes.add(reach(above, steps));
      }
    }
    for (var node : nodes)
      new Said(node.facts(), shapes).words(words);
    levels.push(new Level(indent, nodes));
  }

  private static Node reach(Node from, List<String> steps) {
    var node = from;
    for (var step : steps)
      node = node.make(step);
    return node;
  }

  /** What one line says of its place. */
  private record Said(Facts facts, Shapes shapes) {

    private void words(List<String> words) {
      Sinking sinking = null;
      for (int i = 0; i < words.size(); i++) {
        var word = words.get(i);
        switch (word.charAt(0)) {
          case '=' -> facts.same = words.get(++i);
          case '<' -> facts.general = words.get(++i);
          case '@' -> facts.vendor = word.substring(1).replace('_', ' ');
          case '~' -> facts.transform = Transform.Kind.valueOf(word.substring(1).toUpperCase(Locale.ROOT));
          case '!' -> sinking = shapes.from(word.substring(1));
          case '?' -> {
            facts.source = new Source(word.substring(1),
                String.join(" ", words.subList(i + 1, words.size())));
            i = words.size();
          }
          default -> {
            if (sinking != null)
              sinking.word(word);
            else if (word.equals("by"))
              facts.chooser = Sinking.arg(words.get(++i));
            else if (word.equals("tool"))
              facts.tool = true;
            else
              throw new IllegalArgumentException(word);
          }
        }
      }
      if (sinking != null)
        facts.sink = sinking.to(facts.vendor);
    }
  }
}
