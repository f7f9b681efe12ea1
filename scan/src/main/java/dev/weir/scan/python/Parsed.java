package dev.weir.scan.python;

import java.util.List;

/** A file as syntax: its text, tokens and tree. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Parsed(byte[] text, Lines lines, Tokens tokens, Tree tree, Names names, List<Problem> problems) {

  Parsed {
    problems = List.copyOf(problems);
  }
}
