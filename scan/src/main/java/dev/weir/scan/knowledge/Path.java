package dev.weir.scan.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * The spelling of places: a library's name, then steps, each an attribute {@code .name}, a call {@code ()}, a call that is chosen
 * by a constant {@code ("s3")}, an element {@code []} or one of a tuple {@code [1]}.
 */
final class Path {

  static final String CALL = "()";
  static final String ELEMENT = "[]";

  private Path() {}

  /** Returns the parts of a path, the library's name first. */
  static List<String> steps(String path) {
    var steps = new ArrayList<String>();
    for (int i = 0; i < path.length();) {
      int end = end(path, i);
      steps.add(path.substring(i, end));
      i = end;
    }
    return steps;
  }

  /** Returns the step of a call that {@code constant} chooses. */
  static String chosen(String constant) {
    return "(\"" + constant + "\")";
  }

  static boolean isChosen(String step) {
    return step.startsWith("(\"");
  }

  /** Returns every path that one with braces stands for: {@code .{get,head}()} is {@code .get()} and {@code .head()}. */
  static List<String> expand(String path) {
    int open = path.indexOf('{');
    if (open < 0)
      return List.of(path);
    int close = path.indexOf('}', open);
    var all = new ArrayList<String>();
    for (var rest : expand(path.substring(close + 1))) {
      for (var choice : path.substring(open + 1, close).split(",", -1))
        all.add(path.substring(0, open) + choice + rest);
    }
    return all;
  }

  private static int end(String path, int start) {
    if (path.charAt(start) == '(')
      return path.indexOf(')', start) + 1;
    if (path.charAt(start) == '[')
      return path.indexOf(']', start) + 1;
    int i = start + 1;
    while (i < path.length() && ".([".indexOf(path.charAt(i)) < 0)
      i++;
    return i;
  }
}
