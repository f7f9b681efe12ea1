package dev.weir.app.demo;

/** One scene of the demo. */
record Scene(String title, Play play) {

  /** Plays the scene; what it throws is a scene that went wrong. */
  interface Play {
    Shown show() throws Exception;
  }
}
