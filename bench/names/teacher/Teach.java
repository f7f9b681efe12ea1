import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Labels sentences by NLP4J: reads one a line, and writes it with what is named in it behind a tab, as
 * {@code start:end:CLASS} in characters, spaces between.
 *
 * <p>Usage: Teach config.xml < sentences > labelled sentences
 */
public final class Teach {

  private final NLPDecoder decoder;

  private Teach(InputStream configuration) {
    decoder = new NLPDecoder(configuration);
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (InputStream configuration = Files.newInputStream(Path.of(args[0]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Teach teach = new Teach(configuration);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(line + '\t' + teach.names(line));
      }
    }
    out.flush();
  }

  private String names(String sentence) throws IOException {
    StringBuilder names = new StringBuilder();
    for (NLPNode[] nodes : decoder.decodeDocument(sentence)) {
      names(nodes, names);
    }
    return names.toString();
  }

  /** The teacher's tags are BILOU: a name begins with B and ends with L, or is one word, U. The first node is the root. */
  private static void names(NLPNode[] nodes, StringBuilder out) {
    int start = 0;
    for (int i = 1; i < nodes.length; i++) {
      String tag = nodes[i].getNamedEntityTag();
      char part = tag.charAt(0);
      start = part == 'B' || part == 'U' ? nodes[i].getStartOffset() : start;
      if (part == 'L' || part == 'U') {
        out.append(out.isEmpty() ? "" : " ").append(start).append(':').append(nodes[i].getEndOffset())
            .append(':').append(tag.substring(2));
      }
    }
  }
}
