package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Unit;
import dev.weir.scan.ir.UnitBuilder;
import java.util.List;
import java.util.Optional;

/** Reads Python, from 2.7 to 3.14. Good for many files, by one thread; two threads have one each. */
public final class Python {
  /** So many names are kept from file to file; a new file with more makes a new start. */
  private static final int MOST_NAMES = 1 << 20;

  /** Room for so many tokens is kept from file to file: most are smaller, and fresh memory is slow. */
  private static final int MOST_TOKENS = 1 << 17;

  private Names names = new Names();
  private Tokens tokens = new Tokens();
  private Tree tree = new Tree();

  /**
   * Returns a file lowered; never fails. What could not be read of it stands in {@link Unit#unread}.
   *
   * @param path as reports name it
   * @param module its dotted name as others import it
   * @param isPackage whether it is the {@code __init__.py} of that module
   */
  public Unit lower(String path, String module, boolean isPackage, byte[] file) {
    Parsed parsed = parse(file);
    UnitBuilder builder = new UnitBuilder();
    Body body = builder.module(module);
    new Code(new Syntax(parsed), body).scope(0);
    return builder.build(path, module, isPackage, "python", parsed.lines().count(),
        unread(parsed.problems()));
  }

  /** Returns the syntax of a file, which holds until the next one is read; never fails. */
  Parsed parse(byte[] file) {
    if (names.count() > MOST_NAMES) {
      names = new Names();
    }
    Text text = Text.of(file);
    Lines lines = new Lines(text.bytes(), text.length());
    Problems problems = new Problems(lines);
    if (!text.unknown().isEmpty()) {
      problems.at(0, "a coding that is not known");
    }
    if (tokens.room() > MOST_TOKENS) {
      tokens = new Tokens();
      tree = new Tree();
    }
    tokens.cut(0);
    tree.clear();
    new Lexer(text, names, problems, tokens).read();
    new Parser(tokens, names, problems, tree).parse();
    return new Parsed(text.bytes(), lines, tokens, tree, names, problems.found());
  }

  private static Optional<String> unread(List<Problem> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    Problem first = problems.getFirst();
    String more = problems.size() == 1 ? "" : ", and more on " + (problems.size() - 1) + " other lines";
    return Optional.of("line " + first.line() + ": " + first.what() + more);
  }
}
