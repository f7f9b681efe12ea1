package dev.weir.scan.python;


/** Reads Python, from 2.7 to 3.14. Good for many files, by one thread. */
public final class Python {
  private final Names names = new Names();

  /** Returns the syntax of a file; never fails. */
  Parsed parse(byte[] file) {
    Text text = Text.of(file);
    Lines lines = new Lines(text.bytes(), text.length());
    Problems problems = new Problems(lines);
    if (!text.unknown().isEmpty()) {
      problems.at(0, "a coding that is not known");
    }
    Tokens tokens = new Lexer(text, names, problems).read();
    Tree tree = new Parser(tokens, names, problems).parse();
    return new Parsed(text.bytes(), lines, tokens, tree, names, problems.found());
  }
}
