package dev.weir.scan.flow;

/** A solver for each question, with one budget each. */
record Solvers(Solver what, Solver all) {

  Solvers(Program program, Knowledge knowledge, long budget) {
    this(new Solver(program, knowledge, Ask.WHAT, budget), new Solver(program, knowledge, Ask.ALL, budget));
  }
}
