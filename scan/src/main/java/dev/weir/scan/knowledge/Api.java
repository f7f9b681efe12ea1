package dev.weir.scan.knowledge;

import java.util.Optional;

/**
 * A place in a library's surface: what an import, an attribute of it, or a call of it leads to. {@code requests}, then its
 * attribute {@code Session}, called, then the attribute {@code post} is {@code requests.Session().post}. Immutable, and equal
 * places are the same object, so that the analysis may compare and keep them cheaply.
 */
public interface Api {

  /** Returns the canonical spelling: {@code requests.Session().post}; aliases of a library lead to one spelling. */
  String path();

  /** Returns where attribute {@code name} leads: for libraries that nobody knows too, and then it knows nothing either. */
  Api attribute(String name);

  /** Returns what a call of this gives; for a class, its instance. Awaiting and {@code with} change nothing of it. */
  Api called();

  /** Returns the argument whose constant text decides what a call gives: {@code "s3"} in {@code boto3.client("s3")}. */
  Optional<Arg> chooser();

  /** Returns what a call gives whose {@link #chooser} is the text {@code chosen}; {@link #called()} where that says nothing. */
  Api called(String chosen);

  /** Returns what an element of this is: of a list that a call returned, of a queryset. */
  Api element();

  /** Returns what the element at {@code index} is of a tuple such as a reader and a writer; {@link #element()} of what has one kind. */
  Api element(int index);

  /**
   * Returns what this gives to a function that it calls: one that it is handed or decorates, that an attribute of this name is set
   * to, that overrides a method of this name.
   *
   * @param place of the parameter, from 0, without the receiver of a method
   */
  Api given(int place, String parameter);

  /** Returns what a call of this sends or opens. */
  Optional<Sink> sink();

  /** Returns what data this is, or a call of it gives; its attributes, elements and methods give the same data. */
  Optional<Source> source();

  /** Returns what a call of this does to data that goes through it, where it makes it harmless or hides it. */
  Optional<Transform> transform();

  /** Returns whether anything is known of this place or of one that it leads to: where not, a look further is of no use. */
  boolean known();

  /** Returns who receives what this library sends where no address says so: a name of {@link Recipients}. */
  Optional<String> vendor();

  /** Returns whether a module is there to talk to others: its import alone makes a file capable of sending. */
  boolean capable();
}
