package dev.weir.scan.flow;

/**
 * What is asked of values. Most calls of a program need but the first question to tell that they send nothing; the second one costs
 * many times as much.
 */
enum Ask {
  /** Which functions, classes, objects and places of libraries they may be. */
  WHAT,
  /** What strings they may be and what data is in them, too. */
  ALL
}
